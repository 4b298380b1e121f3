package dev.fleetsh.fleet;

import java.util.List;

/**
 * Rows of an answer that is neither nodes nor verdicts.
 *
 * @param title one line above the rows; may be empty
 * @param columns headings
 * @param rows values, as many in each row as there are columns
 * @param notes lines below the rows
 */
public record Table(String title, List<String> columns, List<List<Object>> rows, List<String> notes) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }
}
