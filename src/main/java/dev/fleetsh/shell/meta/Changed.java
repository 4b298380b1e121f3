package dev.fleetsh.shell.meta;

import dev.fleetsh.script.evaluate.LineState;
import dev.fleetsh.session.Snippet;
import java.util.ArrayList;
import java.util.List;

/** What is new in a text that the person edited. */
final class Changed {
    private Changed() {}

    /** The blocks of the text that are none of the snippets. */
    static List<String> blocks(String text, List<Snippet> before) {
        List<String> known =
                before.stream().map(snippet -> snippet.source().strip()).toList();
        List<String> changed = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            int end = known(lines, at, known);
            if (end < 0) {
                end = blockEnd(lines, at);
                String block = String.join("\n", lines.subList(at, end));
                if (!block.isBlank()) {
                    changed.add(block);
                }
            }
            at = end;
        }
        return changed;
    }

    /** Where a snippet that begins at that line ends, or -1. */
    private static int known(List<String> lines, int at, List<String> known) {
        for (String source : known) {
            int end = at + (int) source.lines().count();
            if (end > at
                    && end <= lines.size()
                    && String.join("\n", lines.subList(at, end)).strip().equals(source)) {
                return end;
            }
        }
        return -1;
    }

    private static int blockEnd(List<String> lines, int at) {
        int end = at + 1;
        while (end < lines.size()
                && LineState.of(String.join("\n", lines.subList(at, end))).kind() == LineState.Kind.INCOMPLETE) {
            end++;
        }
        return end;
    }
}
