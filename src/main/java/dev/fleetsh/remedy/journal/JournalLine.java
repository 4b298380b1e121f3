package dev.fleetsh.remedy.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a record stands in the file: its number, a checksum over the checksum before, the number and the record, and the
 * record itself, as one JSON object.
 *
 * @param number from 1
 * @param sum 16 hexadecimal digits
 * @param record its JSON, to the letter
 */
record JournalLine(long number, String sum, String record) {
    /** What the first line's checksum goes on from. */
    static final String FIRST = "0000000000000000";

    private static final Pattern FORM =
            Pattern.compile("\\{\"n\":([0-9]{1,15}),\"sum\":\"([0-9a-f]{16})\",\"record\":(.*)}");

    static JournalLine after(String sumBefore, long number, String record) {
        return new JournalLine(number, sum(sumBefore, number, record), record);
    }

    /** Takes a line apart; null where it is none. */
    static @Nullable JournalLine of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? new JournalLine(Long.parseLong(form.group(1)), form.group(2), form.group(3)) : null;
    }

    /** Whether it is what was written, behind a line with that checksum. */
    boolean follows(String sumBefore) {
        return sum.equals(sum(sumBefore, number, record));
    }

    String text() {
        return "{\"n\":" + number + ",\"sum\":\"" + sum + "\",\"record\":" + record + "}";
    }

    private static String sum(String before, long number, String record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((before + " " + number + " " + record).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
