package dev.fleetsh.render;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Values of no special kind: texts, numbers, facts, lists, maps, tables. */
final class ValuePage {
    private static final int MOST_LINES = 1_000;
    private static final int LONGEST_LINE = 10_000;

    private final View view;
    private final Words words;
    private final ValueText text;

    ValuePage(View view) {
        this.view = view;
        this.words = new Words(view.now());
        this.text = new ValueText(words, view.limit() == 0);
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
        if (value instanceof Plain.Sample sample) {
            return list(sample.items(), sample.more());
        }
        if (value instanceof Collection<?> items) {
            return list(items, false);
        }
        Map<String, ?> fields = value instanceof Record ? Fields.of(value) : null;
        return fields != null ? map(fields) : text(value instanceof CharSequence ? value.toString() : text.of(value));
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
        Page records = new RecordsPage(view).of(map);
        if (records != null) {
            return records;
        }
        List<Column> columns = List.of(Column.text("", 0, 8), Column.prose(""));
        Iterable<List<Cell>> rows =
                Interrupts.each(map.entrySet(), entry -> Cell.list(text.of(entry.getKey()), text.of(entry.getValue())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Grid(columns, first(rows)));
        cut(map.size(), false, blocks);
        return new Page(blocks, new Block.Grid(columns, rows));
    }

    private Page list(Collection<?> items, boolean more) {
        if (items.isEmpty()) {
            return Page.of(List.of(Block.line("empty")));
        }
        Page records = new RecordsPage(view).of(items, more);
        if (records != null) {
            return records;
        }
        Iterable<List<Cell>> rows = Interrupts.each(items, item -> Cell.list(text.of(item)));
        List<Block> blocks = new ArrayList<>();
        first(rows).forEach(row -> blocks.add(new Block.Line("", 2, " ", row)));
        cut(items.size(), more, blocks);
        return new Page(blocks, new Block.Grid(List.of(Column.whole("value", 0)), rows));
    }

    private List<List<Cell>> first(Iterable<List<Cell>> rows) {
        List<List<Cell>> first = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (view.limit() > 0 && first.size() == view.limit()) {
                break;
            }
            first.add(row);
        }
        return first;
    }

    private void cut(int size, boolean more, List<Block> blocks) {
        String cut = Cut.rows(view.limit() == 0 ? 0 : size - view.limit(), more);
        if (!cut.isEmpty()) {
            blocks.add(Block.labelled("cut", "  " + cut));
        }
    }

    private Page text(String text) {
        List<Block> blocks = new ArrayList<>();
        long lines = text.lines().count();
        int most = view.limit() == 0 ? Integer.MAX_VALUE : MOST_LINES;
        text.lines()
                .limit(most)
                .map(line -> view.limit() == 0 ? line : ValueText.cut(line, LONGEST_LINE))
                .map(Block::line)
                .forEach(blocks::add);
        if (lines > most) {
            blocks.add(Block.labelled("cut", "… " + Words.count((int) (lines - most), "more line")));
        }
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
