package dev.fleetsh.render;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of no special kind: texts, numbers, facts, lists, maps, tables. */
final class ValuePage {
    private final View view;
    private final Words words;

    ValuePage(View view) {
        this.view = view;
        this.words = new Words(view.now());
    }

    Page of(Object value) {
        if (value instanceof Fact<?> fact) {
            return fact(fact);
        }
        if (value instanceof Fleet fleet) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(Block.labelled(
                    "fleet",
                    Words.count(fleet.size(), "node") + " in "
                            + Words.count(fleet.scopes().size(), "scope") + ", from " + fleet.source()));
            new Coverage(view).completeness(fleet.completeness(), blocks);
            return Page.of(blocks);
        }
        if (value instanceof Completeness completeness) {
            List<Block> blocks = new ArrayList<>();
            new Coverage(view).completeness(completeness, blocks);
            return Page.of(blocks);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection<?> items) {
            return items.isEmpty() ? Page.of(List.of(Block.line("empty"))) : list(items);
        }
        return text(written(value));
    }

    /** A value of a script as its language writes it, where that can be read. */
    private String written(@Nullable Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        }
        String text = words.value(value);
        if (value == null || !text.equals(value.getClass().getName() + "@" + Integer.toHexString(value.hashCode()))) {
            return text;
        }
        return value instanceof Runnable
                ? "a closure"
                : "a value of " + value.getClass().getSimpleName();
    }

    private Page fact(Fact<?> fact) {
        return Page.of(List.of(Block.dotted(
                "value",
                List.of(
                        fact.isKnown() ? words.fact(fact) : Cell.of(fact.toString(), Palette.Role.UNKNOWN),
                        Cell.of(words.origin(fact.origin()), Palette.Role.FAINT)))));
    }

    private Page map(Map<?, ?> map) {
        if (map.isEmpty()) {
            return Page.of(List.of(Block.line("empty")));
        }
        return Page.of(List.of(new Block.Grid(
                List.of(Column.text("", 0, 8), Column.prose("")),
                map.entrySet().stream()
                        .map(entry -> Cell.list(written(entry.getKey()), written(entry.getValue())))
                        .toList())));
    }

    private Page list(Collection<?> items) {
        List<List<Cell>> rows =
                items.stream().map(item -> Cell.list(written(item))).toList();
        int limit = view.limit();
        List<Block> blocks = new ArrayList<>();
        rows.stream()
                .limit(limit == 0 ? rows.size() : limit)
                .forEach(row -> blocks.add(new Block.Line("", 2, " ", row)));
        if (limit > 0 && rows.size() > limit) {
            blocks.add(Block.indented(Cell.of("… " + (rows.size() - limit) + " more")));
        }
        return new Page(blocks, new Block.Grid(List.of(Column.whole("value", 0)), rows));
    }

    static Page text(String text) {
        List<Block> blocks =
                text.lines().map(Block::line).map(Block.class::cast).toList();
        return new Page(blocks, new Block.Grid(List.of(Column.whole("value", 0)), List.of(List.of(Cell.of(text)))));
    }

    Page table(Table table) {
        List<Block> blocks = new ArrayList<>();
        if (!table.title().isEmpty()) {
            blocks.add(Block.line(Cell.of(table.title(), Palette.Role.STRONG)));
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            String heading = table.columns().get(i);
            boolean last = i == table.columns().size() - 1;
            columns.add(last ? Column.prose(heading) : Column.text(heading, i, 16));
        }
        Block.Grid grid = new Block.Grid(
                columns,
                table.rows().stream()
                        .map(row -> row.stream()
                                .map(item ->
                                        item instanceof Fact<?> fact ? words.fact(fact) : Cell.of(words.value(item)))
                                .toList())
                        .toList());
        if (!table.rows().isEmpty()) {
            blocks.add(grid);
        }
        table.notes().forEach(note -> blocks.add(Block.line(note)));
        return new Page(blocks, grid);
    }
}
