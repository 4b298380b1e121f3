package dev.fleetsh.render;

import java.io.IOException;
import java.util.List;

/** Pages for people at a terminal. */
final class TableFormat {
    private static final int LEAST = 8;
    private static final int LEAST_ROOM = 24;

    private final View view;

    TableFormat(View view) {
        this.view = view;
    }

    void write(Page page, Appendable out) throws IOException {
        for (Block block : page.blocks()) {
            if (block instanceof Block.Gap) {
                out.append('\n');
            } else if (block instanceof Block.Line line) {
                line(line, out);
            } else if (block instanceof Block.Grid grid) {
                new GridText(view).write(grid, out);
            } else if (block instanceof Block.Tree tree) {
                new TreeText(view, out).write(tree.branches(), "");
            }
        }
    }

    /** Breaks between cells where it can, so that each stays in one colour and in one piece. */
    private void line(Block.Line line, Appendable out) throws IOException {
        String indent = " ".repeat(line.indent());
        StringBuilder painted = new StringBuilder(indent);
        int used = line.indent();
        boolean empty = true;
        for (Cell cell : line.cells()) {
            if (cell.text().isEmpty()) {
                continue;
            }
            int columns = Columns.of(cell.text());
            int start = used + (empty ? 0 : line.separator().length());
            if (!empty && view.width() > 0 && start + columns > view.width() && !mayBeginHere(line, start, columns)) {
                end(painted, out);
                painted.append(indent);
                used = line.indent();
                start = used;
                empty = true;
            }
            painted.append(empty ? "" : line.separator());
            used = start;
            List<String> lines = view.width() == 0 || start + columns <= view.width()
                    ? List.of(cell.text())
                    : Wrap.lines(
                            cell.text(),
                            Math.max(LEAST, view.width() - start),
                            Math.max(LEAST, view.width() - line.indent()));
            for (int i = 0; i < lines.size(); i++) {
                if (i > 0) {
                    end(painted, out);
                    painted.append(indent);
                    used = line.indent();
                }
                painted.append(paint(cell, lines.get(i)));
                used += Columns.of(lines.get(i));
            }
            empty = false;
        }
        end(painted, out);
    }

    private static void end(StringBuilder painted, Appendable out) throws IOException {
        out.append(painted.toString().stripTrailing()).append('\n');
        painted.setLength(0);
    }

    /** A cell that would fill a line of its own begins where it stands, if that is not at the very end. */
    private boolean mayBeginHere(Block.Line line, int start, int columns) {
        boolean fillsLine = columns > view.width() - line.indent();
        return (fillsLine || line.separator().length() == 1 && columns > LEAST_ROOM)
                && view.width() - start >= LEAST_ROOM;
    }

    private String paint(Cell cell, String text) {
        return cell.role() == null ? text : view.palette().paint(cell.role(), text);
    }
}
