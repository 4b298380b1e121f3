package dev.fleetsh.render;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Rows for spreadsheets: RFC 4180, with line feeds. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it.
 */
final class CsvFormat {
    private static final String FORMULA = "=+-@\t";

    private CsvFormat() {}

    static void write(Page page, Appendable out) throws IOException {
        Block.Grid grid = page.data();
        if (grid.columns().isEmpty()) {
            return;
        }
        row(
                grid.columns().stream()
                        .map(column -> column.heading().toLowerCase(Locale.ROOT).replace(' ', '_'))
                        .toList(),
                out);
        for (List<Cell> cells : grid.rows()) {
            row(cells.stream().map(Cell::word).toList(), out);
        }
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append('\n');
    }

    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.indexOf('"') >= 0 || safe.indexOf(',') >= 0 || safe.indexOf('\n') >= 0
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
