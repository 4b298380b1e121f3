package dev.fleetsh.render;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pages for screen readers and logs: one {@code key: value} a line, no boxes, no symbols, no columns. */
final class PlainFormat {
    private PlainFormat() {}

    static void write(Page page, Appendable out) throws IOException {
        for (Block block : page.blocks()) {
            if (block instanceof Block.Gap) {
                out.append('\n');
            } else if (block instanceof Block.Line line) {
                String text = line.cells().stream()
                        .map(Cell::word)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(line.separator().isBlank() ? " " : ", "));
                out.append(line.label().isEmpty() ? "" : line.label() + ": ")
                        .append(text.strip())
                        .append('\n');
            } else if (block instanceof Block.Grid grid) {
                grid(grid, out);
            } else if (block instanceof Block.Tree tree) {
                branches(tree.branches(), out);
            }
        }
    }

    /** Rows that have only a name and a value are one line each; others are a paragraph each. */
    private static void grid(Block.Grid grid, Appendable out) throws IOException {
        boolean headings =
                grid.columns().stream().anyMatch(column -> !column.heading().isEmpty());
        boolean between = false;
        for (List<Cell> row : grid.rows()) {
            if (!headings) {
                List<String> words = row.stream()
                        .map(Cell::word)
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
                out.append(words.isEmpty() ? "" : words.get(0))
                        .append(": ")
                        .append(words.stream().skip(1).collect(Collectors.joining(", ")))
                        .append('\n');
                continue;
            }
            if (between) {
                out.append('\n');
            }
            between = true;
            for (int i = 0; i < row.size(); i++) {
                String heading = grid.columns().get(i).heading().toLowerCase(Locale.ROOT);
                if (!row.get(i).word().isEmpty()) {
                    out.append(heading.isEmpty() ? "" : heading + ": ")
                            .append(row.get(i).word())
                            .append('\n');
                }
            }
        }
    }

    private static void branches(List<Block.Branch> branches, Appendable out) throws IOException {
        for (Block.Branch branch : branches) {
            String text = branch.cells().stream()
                    .map(Cell::word)
                    // The label says it already.
                    .filter(word -> !word.isEmpty() && !word.equals(branch.label()))
                    .collect(Collectors.joining(", "));
            out.append(branch.label()).append(": ").append(text).append('\n');
            branches(branch.branches(), out);
        }
    }
}
