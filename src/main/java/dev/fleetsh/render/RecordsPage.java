package dev.fleetsh.render;

import dev.fleetsh.fleet.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of named fields as a table: lists of maps or records, maps of them, and what queries give. */
final class RecordsPage {
    /** As many rows tell the names of the columns. */
    private static final int ASKED_FOR_NAMES = 1_000;

    private final View view;
    private final Words words;
    private final ValueText text;

    RecordsPage(View view) {
        this.view = view;
        this.words = new Words(view.now());
        this.text = new ValueText(words, view.limit() == 0);
    }

    /** The page of a list whose items all have fields, or null. */
    @Nullable
    Page of(Collection<?> items, boolean more) {
        Set<String> names = names(items);
        if (names == null) {
            return null;
        }
        List<String> columns = List.copyOf(names);
        Iterable<List<Cell>> rows = Interrupts.each(items, item -> row(Fields.of(item), columns));
        return page(columns, rows, items.size(), more);
    }

    /** The page of a map whose values all have fields, or null. */
    @Nullable
    Page of(Map<?, ?> map) {
        Set<String> names = map.size() < 2 ? null : names(map.values());
        if (names == null) {
            return null;
        }
        List<String> fields = List.copyOf(names);
        List<String> columns = new ArrayList<>(List.of("key"));
        columns.addAll(fields);
        Iterable<List<Cell>> rows = Interrupts.each(map.entrySet(), entry -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(text.of(entry.getKey()))));
            row.addAll(row(Fields.of(entry.getValue()), fields));
            return row;
        });
        return page(columns, rows, map.size(), false);
    }

    private static @Nullable Set<String> names(Collection<?> items) {
        Set<String> names = new LinkedHashSet<>();
        int asked = 0;
        for (Object item : items) {
            Map<String, @Nullable Object> fields = Fields.of(item);
            if (fields == null) {
                return null;
            }
            names.addAll(fields.keySet());
            if (++asked == ASKED_FOR_NAMES) {
                break;
            }
        }
        return names.isEmpty() ? null : names;
    }

    private List<Cell> row(@Nullable Map<String, @Nullable Object> fields, List<String> columns) {
        List<Cell> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            Object value = fields == null ? null : fields.get(column);
            cells.add(value instanceof Fact<?> fact ? words.fact(fact) : Cell.of(value == null ? "" : text.of(value)));
        }
        return cells;
    }

    private Page page(List<String> names, Iterable<List<Cell>> rows, int size, boolean more) {
        int limit = view.limit();
        List<List<Cell>> shown = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (limit > 0 && shown.size() == limit) {
                break;
            }
            shown.add(row);
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Grid(columns(names, shown), shown)));
        String cut = Cut.rows(size - shown.size(), more);
        if (!cut.isEmpty()) {
            blocks.add(Block.labelled("cut", "  " + cut));
        }
        return new Page(blocks, new Block.Grid(columns(names, shown), rows));
    }

    /** Nothing says which column matters least, so all stay: beside one another, or else under one another. */
    private static List<Column> columns(List<String> names, List<List<Cell>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            String heading = names.get(i).toUpperCase(Locale.ROOT);
            boolean numbers = !rows.isEmpty()
                    && rows.stream().allMatch(row -> row.get(at).text().matches("-?\\d{1,18}([.]\\d+)?"));
            boolean last = i == names.size() - 1;
            columns.add(
                    numbers ? Column.number(heading, 0) : last ? Column.prose(heading) : Column.text(heading, 0, 12));
        }
        return columns;
    }
}
