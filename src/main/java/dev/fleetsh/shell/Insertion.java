package dev.fleetsh.shell;

import dev.fleetsh.script.complete.Suggestion;
import java.util.List;
import org.jline.reader.Buffer;

/** Writes into the line what all candidates agree on. */
final class Insertion {
    private final Buffer line;
    private final String head;

    /**
     * @param head the line up to the cursor
     */
    Insertion(Buffer line, String head) {
        this.line = line;
        this.head = head;
    }

    /** Whether the line has changed. */
    boolean insert(List<Suggestion> found) {
        if (found.isEmpty()) {
            return false;
        }
        String before = line + "\n" + line.cursor();
        if (found.size() == 1) {
            single(found.get(0));
        } else {
            common(found);
        }
        return !before.equals(line + "\n" + line.cursor());
    }

    private void single(Suggestion only) {
        int typed = TabCompleter.typed(head, only.value());
        String rest = only.value().substring(typed);
        // Control characters of a name can't be typed; the line would show what it does not say.
        if (!ErrorText.clean(rest).equals(rest)) {
            return;
        }
        replace(typed, only.value());
        String ending = only.ending();
        String behind = line.substring(line.cursor());
        if (ending.isEmpty() || behind.startsWith(ending.strip()) && !ending.isBlank()) {
            return;
        }
        if (ending.isBlank() && !behind.isEmpty() && Character.isWhitespace(behind.charAt(0))) {
            line.move(1);
        } else if (ending.isBlank()
                || behind.isBlank()
                || "({".indexOf(behind.strip().charAt(0)) < 0) {
            line.write(ending);
        }
    }

    /** What is typed of it takes the case of the candidate; what stands behind the cursor and goes on so is kept. */
    private void replace(int typed, String value) {
        String rest = value.substring(typed);
        String behind = line.substring(line.cursor());
        int same = 0;
        while (same < behind.length()
                && same < rest.length()
                && Character.isLetterOrDigit(behind.charAt(same))
                && behind.charAt(same) == rest.charAt(same)) {
            same++;
        }
        line.backspace(typed);
        line.write(value.substring(0, typed + same));
        for (int i = 0; i < same; i++) {
            line.delete();
        }
        line.write(value.substring(typed + same));
    }

    private void common(List<Suggestion> found) {
        Suggestion first = found.get(0);
        int typed = TabCompleter.typed(head, first.value());
        String common = first.value();
        for (Suggestion each : found) {
            if (TabCompleter.typed(head, each.value()) != typed) {
                return;
            }
            int same = 0;
            while (same < common.length()
                    && same < each.value().length()
                    && Character.toLowerCase(common.charAt(same))
                            == Character.toLowerCase(each.value().charAt(same))) {
                same++;
            }
            common = common.substring(0, same);
        }
        if (common.length() > typed && ErrorText.clean(common).equals(common)) {
            replace(typed, common);
        }
    }
}
