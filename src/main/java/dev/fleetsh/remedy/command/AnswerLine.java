package dev.fleetsh.remedy.command;

import dev.fleetsh.remedy.json.DataJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the answer of a script in what it printed. */
final class AnswerLine {
    private AnswerLine() {}

    /** The last line that is a JSON object, or null. Text around it, such as a shell's greeting, does not count. */
    static @Nullable Object in(String output) {
        List<String> lines = output.lines().map(String::strip).toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (line.startsWith("{") && line.endsWith("}")) {
                try {
                    Object value = DataJson.parse(line);
                    if (value instanceof Map<?, ?>) {
                        return value;
                    }
                } catch (IllegalArgumentException e) {
                    // Not JSON after all; an earlier line may be.
                    continue;
                }
            }
        }
        return null;
    }
}
