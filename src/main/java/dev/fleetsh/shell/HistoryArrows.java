package dev.fleetsh.shell;

import java.util.function.Consumer;
import org.jline.reader.History;
import org.jspecify.annotations.Nullable;

/** The arrows up and down: lines of the history that begin like what was typed before the cursor. */
final class HistoryArrows {
    private @Nullable String shown;
    private String typed = "";
    private String beginning = "";

    /** Shows the nearest earlier line; false where there is none. */
    boolean earlier(String line, int cursor, History history, Consumer<String> show) {
        begin(line, cursor, history);
        for (int i = history.index() - 1; i >= history.first(); i--) {
            if (shows(i, line, history, show)) {
                return true;
            }
        }
        return false;
    }

    /** Shows the nearest later line, and at the end what was typed. */
    boolean later(String line, int cursor, History history, Consumer<String> show) {
        if (!line.equals(shown)) {
            return false;
        }
        for (int i = history.index() + 1; i <= history.last(); i++) {
            if (shows(i, line, history, show)) {
                return true;
            }
        }
        history.moveToEnd();
        shown = null;
        show.accept(typed);
        return true;
    }

    private void begin(String line, int cursor, History history) {
        if (!line.equals(shown)) {
            typed = line;
            beginning = line.substring(0, cursor);
            history.moveToEnd();
        }
    }

    private boolean shows(int index, String line, History history, Consumer<String> show) {
        String entry = history.get(index);
        if (!entry.startsWith(beginning) || entry.equals(line)) {
            return false;
        }
        history.moveTo(index);
        shown = entry;
        show.accept(entry);
        return true;
    }
}
