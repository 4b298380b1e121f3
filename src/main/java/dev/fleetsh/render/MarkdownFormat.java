package dev.fleetsh.render;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Pages for tickets and wikis. */
final class MarkdownFormat {
    private MarkdownFormat() {}

    static void write(Page page, Appendable out) throws IOException {
        boolean first = true;
        for (Block block : page.blocks()) {
            if (block instanceof Block.Gap) {
                continue;
            }
            // Blocks of Markdown stand apart by an empty line.
            out.append(first ? "" : "\n");
            first = false;
            if (block instanceof Block.Line line) {
                out.append(line.cells().stream()
                                .map(cell -> inline(cell.text()))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(line.separator().isBlank() ? " " : line.separator())))
                        .append('\n');
            } else if (block instanceof Block.Grid grid) {
                grid(grid, out);
            } else if (block instanceof Block.Tree tree) {
                branches(tree.branches(), "", out);
            }
        }
    }

    private static void grid(Block.Grid grid, Appendable out) throws IOException {
        row(grid.columns().stream().map(Column::heading).toList(), out);
        out.append(grid.columns().stream()
                        .map(column -> column.right() ? "---:" : "---")
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
        for (List<Cell> cells : grid.rows()) {
            row(cells.stream().map(cell -> inline(cell.text())).toList(), out);
        }
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        out.append(String.join(" | ", cells).transform(text -> "| " + text + " |"))
                .append('\n');
    }

    private static void branches(List<Block.Branch> branches, String indent, Appendable out) throws IOException {
        for (Block.Branch branch : branches) {
            String text = branch.cells().stream()
                    .map(cell -> inline(cell.text()))
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(" · "));
            out.append(indent).append("- ").append(text).append('\n');
            branches(branch.branches(), indent + "  ", out);
        }
    }

    /** Text from outside must not become a link, an image, HTML or a new cell. */
    private static String inline(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (char c : text.strip().toCharArray()) {
            switch (c) {
                case '\\', '|', '*', '_', '[', ']', '<', '>' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
