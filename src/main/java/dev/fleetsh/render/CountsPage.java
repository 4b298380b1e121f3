package dev.fleetsh.render;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of nodes by key, with bars; and groups of nodes. */
final class CountsPage {
    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 10;
    private static final int SHORTEST_KEY = 8;
    /** Indent, and the gaps between the columns. */
    private static final int BETWEEN = 6;

    private static final int NAMES = 4;

    private final View view;
    private final Words words;

    CountsPage(View view) {
        this.view = view;
        this.words = new Words(view.now());
    }

    Page of(Counts counts) {
        if (counts.asMap().isEmpty()) {
            return new Page(List.of(Block.line("no groups")), data(counts));
        }
        int most = counts.asMap().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int longest = longestBar(counts, most);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Grid(
                List.of(Column.text("", 0, 8), Column.number("", 0), Column.whole("", 1)),
                rows(counts).stream()
                        .map(entry -> List.of(
                                key(entry.getKey()),
                                Cell.of(String.valueOf(entry.getValue())),
                                Cell.symbol(Bars.of(entry.getValue(), most, longest), null, "")))
                        .toList()));
        int hidden = counts.asMap().size() - rows(counts).size();
        int others = rows(counts).stream().mapToInt(Map.Entry::getValue).sum();
        rest(new Rest(counts.rest().keys() + hidden, counts.total() - others), blocks);
        return new Page(blocks, data(counts));
    }

    private List<Map.Entry<Object, Integer>> rows(Counts counts) {
        int limit = view.limit() == 0 ? counts.asMap().size() : view.limit();
        return counts.asMap().entrySet().stream().limit(limit).toList();
    }

    /** What keys and numbers leave of the screen; where long keys leave little they are cut, so that bars can be told apart. */
    private int longestBar(Counts counts, int most) {
        if (view.width() == 0) {
            return LONGEST_BAR;
        }
        int key = rows(counts).stream()
                .mapToInt(entry -> Columns.of(key(entry.getKey()).text()))
                .max()
                .orElse(0);
        int left = view.width() - String.valueOf(most).length() - BETWEEN;
        return Math.min(LONGEST_BAR, Math.max(left - key, Math.min(SHORTEST_BAR, left - SHORTEST_KEY)));
    }

    private Block.Grid data(Counts counts) {
        return new Block.Grid(
                List.of(Column.whole("key", 0), Column.number("count", 0)),
                counts.asMap().entrySet().stream()
                        .map(entry -> List.of(key(entry.getKey()), Cell.of(String.valueOf(entry.getValue()))))
                        .toList());
    }

    private static void rest(Rest rest, List<Block> blocks) {
        if (rest.keys() > 0) {
            blocks.add(
                    Block.labelled("cut", "  … " + rest.keys() + " more, with " + Words.count(rest.nodes(), "node")));
        }
    }

    Page of(Groups groups) {
        if (groups.size() == 0) {
            return Page.of(List.of(Block.line("no groups")));
        }
        int limit = view.limit() == 0 ? groups.size() : view.limit();
        List<Column> columns =
                List.of(Column.text("KEY", 0, 8), Column.number("NODES", 0), Column.text("NAMES", 1, 12));
        List<List<Cell>> rows = groups.asMap().entrySet().stream()
                .map(entry -> List.of(
                        key(entry.getKey()),
                        Cell.of(String.valueOf(entry.getValue().size())),
                        Cell.of(names(entry.getValue()))))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Grid(columns, rows.subList(0, Math.min(limit, rows.size()))));
        int hidden = groups.asMap().values().stream()
                .skip(limit)
                .mapToInt(Nodes::size)
                .sum();
        rest(
                new Rest(
                        groups.rest().keys() + Math.max(0, groups.size() - limit),
                        groups.rest().nodes() + hidden),
                blocks);
        return new Page(blocks, new Block.Grid(columns, rows));
    }

    static String names(Nodes nodes) {
        String first = nodes.stream().limit(NAMES).map(Node::name).collect(Collectors.joining(", "));
        return nodes.size() > NAMES ? first + ", … " + (nodes.size() - NAMES) + " more" : first;
    }

    private Cell key(Object key) {
        if (key instanceof Fact<?> fact) {
            return words.fact(fact);
        }
        String text = key instanceof List<?> parts
                ? parts.stream().map(words::value).collect(Collectors.joining(" · "))
                : words.value(key);
        return Cell.value(text);
    }
}
