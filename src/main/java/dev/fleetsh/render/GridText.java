package dev.fleetsh.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a grid: aligned, or one cell a line where the screen is too narrow for that. */
final class GridText {
    private static final int NARROW = 60;

    private final View view;

    GridText(View view) {
        this.view = view;
    }

    void write(Block.Grid grid, Appendable out) throws IOException {
        int indent = view.width() == 0 || view.width() >= NARROW ? 2 : 0;
        int width = view.width() == 0 ? 0 : Math.max(1, view.width() - indent);
        Fit fit = Fit.of(grid.columns(), natural(grid), width);
        if (fit.fits()) {
            aligned(grid, fit, " ".repeat(indent), out);
        } else {
            vertical(grid, out);
        }
    }

    private static int[] natural(Block.Grid grid) {
        int[] widths = new int[grid.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Columns.of(grid.columns().get(i).heading());
        }
        for (List<Cell> row : grid.rows()) {
            Interrupts.heed();
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i).text()));
            }
        }
        return widths;
    }

    private void aligned(Block.Grid grid, Fit fit, String indent, Appendable out) throws IOException {
        List<Column> columns = grid.columns();
        if (columns.stream().anyMatch(column -> !column.heading().isEmpty())) {
            List<Cell> headings = columns.stream()
                    .map(column -> Cell.of(column.heading(), Palette.Role.FAINT))
                    .toList();
            row(columns, headings, fit, indent, out);
        }
        for (List<Cell> cells : grid.rows()) {
            Interrupts.heed();
            row(columns, cells, fit, indent, out);
        }
        if (!grid.wider().isEmpty() && fit.shown().size() < columns.size()) {
            hidden(grid, fit, indent, out);
        }
    }

    private void hidden(Block.Grid grid, Fit fit, String indent, Appendable out) throws IOException {
        String names = IntStream.range(0, grid.columns().size())
                .filter(i -> !fit.shown().contains(i))
                .mapToObj(i -> grid.columns().get(i).heading().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String pronoun = grid.columns().size() - fit.shown().size() == 1 ? "it" : "them";
        String text = names + " hidden; " + grid.wider() + " shows " + pronoun;
        for (String line : Wrap.lines(text, view.width() - indent.length())) {
            out.append(indent)
                    .append(view.palette().paint(Palette.Role.FAINT, line))
                    .append('\n');
        }
    }

    private void row(List<Column> columns, List<Cell> cells, Fit fit, String indent, Appendable out)
            throws IOException {
        int last = fit.shown().size() - 1;
        List<String> more = List.of();
        int before = indent.length();
        StringBuilder line = new StringBuilder(indent);
        for (int at = 0; at <= last; at++) {
            Column column = columns.get(fit.shown().get(at));
            Cell cell = cells.get(fit.shown().get(at));
            int width = fit.widths().get(at);
            String text = cell.text();
            if (column.wraps() && at == last) {
                List<String> lines = Wrap.lines(text, width);
                text = lines.get(0);
                more = lines.subList(1, lines.size());
            } else {
                text = Columns.cut(text, width);
                before += width + Fit.GAP;
            }
            String spaces = " ".repeat(Math.max(0, width - Columns.of(text)));
            line.append(column.right() ? spaces : "").append(paint(cell, text));
            if (at < last) {
                line.append(column.right() ? "" : spaces).append(" ".repeat(Fit.GAP));
            }
        }
        out.append(line.toString().stripTrailing()).append('\n');
        for (String continued : more) {
            out.append(" ".repeat(before)).append(continued).append('\n');
        }
    }

    /** The first column heads each row; the others follow as key and value. */
    private void vertical(Block.Grid grid, Appendable out) throws IOException {
        List<Column> columns = grid.columns();
        int keys = columns.stream()
                .skip(1)
                .mapToInt(column -> Columns.of(column.heading()))
                .max()
                .orElse(0);
        boolean beside = keys > 0 && view.width() - keys - 1 >= 10;
        for (List<Cell> row : grid.rows()) {
            Interrupts.heed();
            for (String line : Wrap.lines(row.get(0).text(), view.width())) {
                out.append(paint(row.get(0), line)).append('\n');
            }
            for (int i = 1; i < columns.size(); i++) {
                pair(columns.get(i).heading(), row.get(i), beside ? keys : 0, out);
            }
        }
    }

    private void pair(String heading, Cell cell, int keys, Appendable out) throws IOException {
        if (cell.text().isEmpty()) {
            return;
        }
        int indent = keys == 0 ? 1 : keys + 1;
        if (keys == 0 && !heading.isEmpty()) {
            out.append(' ').append(heading).append('\n');
        }
        List<String> lines = new ArrayList<>(Wrap.lines(cell.text(), view.width() - indent));
        for (int i = 0; i < lines.size(); i++) {
            String key = i == 0 && keys > 0 ? Columns.pad(heading, keys, false) + " " : " ".repeat(indent);
            out.append(key).append(paint(cell, lines.get(i))).append('\n');
        }
    }

    private String paint(Cell cell, String text) {
        return cell.role() == null ? text : view.palette().paint(cell.role(), text);
    }
}
