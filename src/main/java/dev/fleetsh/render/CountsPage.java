package dev.fleetsh.render;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers of nodes by key, with bars; and groups of nodes. */
final class CountsPage {
    private static final int LONGEST_BAR = 40;
    private static final int NAMES = 4;

    private final View view;
    private final Words words;

    CountsPage(View view) {
        this.view = view;
        this.words = new Words(view.now());
    }

    Page of(Counts counts) {
        int most = counts.asMap().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int key = counts.asMap().keySet().stream()
                .mapToInt(k -> Columns.of(key(k)))
                .max()
                .orElse(0);
        int room = view.width() == 0
                ? LONGEST_BAR
                : view.width() - key - String.valueOf(most).length() - 6;
        int longest = Math.max(0, Math.min(LONGEST_BAR, room));
        List<Column> columns = List.of(Column.text("", 0, 8), Column.number("", 0), Column.text("", 1, 1));
        Block.Grid bars = new Block.Grid(
                columns,
                counts.asMap().entrySet().stream()
                        .map(entry -> List.of(
                                Cell.of(key(entry.getKey())),
                                Cell.of(String.valueOf(entry.getValue())),
                                Cell.symbol(bar(entry.getValue(), most, longest), null, "")))
                        .toList());
        Block.Grid data = new Block.Grid(
                List.of(Column.whole("key", 0), Column.number("count", 0)),
                counts.asMap().entrySet().stream()
                        .map(entry -> Cell.list(key(entry.getKey()), String.valueOf(entry.getValue())))
                        .toList());
        return new Page(counts.asMap().isEmpty() ? List.of(Block.line("no groups")) : List.of(bars), data);
    }

    Page of(Groups groups) {
        Block.Grid grid = new Block.Grid(
                List.of(Column.text("KEY", 0, 8), Column.number("NODES", 0), Column.text("NAMES", 1, 12)),
                groups.asMap().entrySet().stream()
                        .map(entry -> List.of(
                                Cell.of(key(entry.getKey())),
                                Cell.of(String.valueOf(entry.getValue().size())),
                                Cell.of(entry.getValue().stream()
                                                .limit(NAMES)
                                                .map(Node::name)
                                                .collect(Collectors.joining(", "))
                                        + (entry.getValue().size() > NAMES ? ", …" : ""))))
                        .toList());
        return Page.of(groups.size() == 0 ? List.of(Block.line("no groups")) : List.of(grid));
    }

    private String key(Object key) {
        String text = words.value(key);
        return text.isEmpty() ? "(empty)" : text;
    }

    /** One sign a node while they have room; never none for a key that has nodes. */
    private static String bar(int count, int most, int longest) {
        int length = most <= longest ? count : Math.max(1, Math.round((float) count * longest / most));
        return "▇".repeat(Math.min(length, longest));
    }
}
