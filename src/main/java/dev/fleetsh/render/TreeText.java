package dev.fleetsh.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a tree with its trunk in box characters. */
final class TreeText {
    private static final int NARROW = 60;
    private static final int LEAST_ROOM = 24;
    private static final int LEAST = 8;

    private final View view;
    private final Appendable out;

    TreeText(View view, Appendable out) {
        this.view = view;
        this.out = out;
    }

    void write(List<Block.Branch> branches, String trunk) throws IOException {
        int columns = branches.stream()
                .mapToInt(branch -> branch.cells().size())
                .max()
                .orElse(0);
        int[] widths = new int[columns];
        for (Block.Branch branch : branches) {
            // A line of one cell, or a last cell, takes what it needs and pushes nobody.
            for (int i = 0; i < branch.cells().size() - 1; i++) {
                int needed = Columns.of(branch.cells().get(i).text());
                // A long value, such as an ARN, wraps or has what follows below it.
                widths[i] = i > 0 && view.width() >= NARROW && needed > view.width() / 3
                        ? widths[i]
                        : Math.max(widths[i], needed);
            }
        }
        for (int i = 0; i < branches.size(); i++) {
            boolean last = i == branches.size() - 1;
            Block.Branch branch = branches.get(i);
            String onwards = trunk + (last ? "   " : "│  ");
            line(branch.cells(), widths, trunk + (last ? "└─ " : "├─ "), onwards);
            write(branch.branches(), onwards);
        }
    }

    private void line(List<Cell> cells, int[] widths, String first, String onwards) throws IOException {
        StringBuilder painted = new StringBuilder();
        int before = Columns.of(first);
        for (int i = 0; i < cells.size() - 1; i++) {
            int columns = Columns.of(cells.get(i).text());
            // A mark and its name stand close; what is said of them stands in a column.
            int spaces = (aligned() ? Math.max(0, widths[i] - columns) : 0) + (columns == 1 ? 1 : 2);
            if (i > 0 && aligned() && view.width() > 0 && before + columns > view.width()) {
                stack(cells.subList(i, cells.size()), before, first + painted, onwards);
                return;
            }
            painted.append(paint(cells.get(i), cells.get(i).text())).append(" ".repeat(spaces));
            before += columns + spaces;
        }
        Cell said = cells.get(cells.size() - 1);
        int columns = Columns.of(said.text());
        if (view.width() == 0 || before + columns <= view.width()) {
            out.append(first).append(painted).append(paint(said, said.text())).append('\n');
        } else if (before > view.width() && !aligned()) {
            flow(cells, first, onwards);
        } else if (!isOrigin(cells) && view.width() - before >= Math.max(LEAST_ROOM, longestWord(said.text()))) {
            hang(said, view.width() - before, first + painted, onwards + " ".repeat(before - Columns.of(onwards)));
        } else {
            out.append((first + painted).stripTrailing()).append('\n');
            String hanging = onwards + " ";
            hang(said, Math.max(LEAST, view.width() - Columns.of(hanging)), hanging, hanging);
        }
    }

    private boolean aligned() {
        return view.width() == 0 || view.width() >= NARROW;
    }

    /** The cell for which there is no room begins where it stands, and what follows it stands below. */
    private void stack(List<Cell> cells, int before, String first, String onwards) throws IOException {
        Cell said = cells.get(0);
        String hanging = onwards + " ";
        int room = view.width() - before;
        if (room >= Math.max(LEAST_ROOM, longestWord(said.text()))) {
            hang(said, room, first, onwards + " ".repeat(before - Columns.of(onwards)));
        } else {
            out.append(first.stripTrailing()).append('\n');
            hang(said, Math.max(LEAST, view.width() - Columns.of(hanging)), hanging, hanging);
        }
        for (Cell cell : cells.subList(1, cells.size())) {
            hang(cell, Math.max(LEAST, view.width() - Columns.of(hanging)), hanging, hanging);
        }
    }

    /** Where a fact comes from stands on a line of its own rather than in a narrow column. */
    private static boolean isOrigin(List<Cell> cells) {
        return cells.size() > 2 && cells.get(cells.size() - 1).role() == Palette.Role.FAINT;
    }

    /** A word is not broken where a line of its own would hold it. */
    private static int longestWord(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Columns::of).max().orElse(0);
    }

    private void hang(Cell said, int room, String first, String others) throws IOException {
        List<String> lines = Wrap.lines(said.text(), room);
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? first : others)
                    .append(paint(said, lines.get(i)))
                    .append('\n');
        }
    }

    /** All cells one after another, as a text. */
    private void flow(List<Cell> cells, String first, String onwards) throws IOException {
        String text =
                cells.stream().map(Cell::text).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
        int room = Math.max(LEAST, view.width() - Columns.of(onwards) - 1);
        hang(Cell.of(text), room, first, onwards + " ");
    }

    private String paint(Cell cell, String text) {
        return cell.role() == null ? text : view.palette().paint(cell.role(), text);
    }
}
