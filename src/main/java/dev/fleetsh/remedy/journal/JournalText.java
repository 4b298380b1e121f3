package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.json.DataJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the text of a journal: what is damaged is named, and costs nothing else. */
final class JournalText {
    private final String id;
    private final List<Recorded.Entry> entries = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private boolean torn;
    private int whole;
    private long number;
    private @Nullable String sum = JournalLine.FIRST;

    private JournalText(String id) {
        this.id = id;
    }

    /**
     * @throws RemedyException where a newer fleetsh wrote it
     */
    static JournalText of(String id, byte[] bytes) {
        JournalText text = new JournalText(id);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                text.line(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        // What has no end was being written when the process died.
        text.torn = start < bytes.length;
        text.whole = start;
        return text;
    }

    Recorded recorded() {
        return new Recorded(id, entries, damage, torn);
    }

    /** Length of all whole lines. */
    int whole() {
        return whole;
    }

    /** Number of the last line. */
    long number() {
        return number;
    }

    /** Checksum of the last line. */
    String sum() {
        return sum == null ? JournalLine.FIRST : sum;
    }

    private void line(String text) {
        JournalLine line = JournalLine.of(text);
        long expected = number + 1;
        if (line == null) {
            damaged(expected, "is no record");
            return;
        }
        if (line.number() != expected && sum != null) {
            damage.add("line " + expected + " of journal " + id + " has the number " + line.number()
                    + ", so lines are missing or out of place");
            sum = null;
        }
        boolean fits = sum == null || line.follows(sum);
        number = line.number();
        sum = line.sum();
        if (!fits) {
            damage.add("line " + number + " of journal " + id + " is not what was written: its checksum does not fit");
            return;
        }
        record(line);
    }

    private void record(JournalLine line) {
        try {
            Object data = DataJson.parse(line.record());
            refuseNewer(data);
            entries.add(new Recorded.Entry(line.number(), RecordJson.record(data, "journal " + id)));
        } catch (IllegalArgumentException e) {
            damage.add("line " + line.number() + " of journal " + id + " can't be read: " + e.getMessage());
        }
    }

    private void damaged(long at, String how) {
        damage.add("line " + at + " of journal " + id + " " + how);
        number = at;
        sum = null;
    }

    private void refuseNewer(@Nullable Object data) {
        if (data instanceof Map<?, ?> map && map.get("format") instanceof Long format && format > JournalFile.FORMAT) {
            throw new RemedyException(
                    "journal " + id + " has the format " + format + ", and this fleetsh reads up to "
                            + JournalFile.FORMAT,
                    "use the fleetsh that wrote it, or a newer one");
        }
    }
}
