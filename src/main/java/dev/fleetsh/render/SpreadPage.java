package dev.fleetsh.render;

import dev.fleetsh.fleet.Distinct;
import dev.fleetsh.fleet.Joined;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Percentiles;
import dev.fleetsh.fleet.Tally;
import dev.fleetsh.fleet.Undecided;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the values of nodes are spread; each page ends with the nodes that it can't speak of. */
final class SpreadPage {
    private static final int BAR = 20;

    private final View view;
    private final Words words;

    SpreadPage(View view) {
        this.view = view;
        this.words = new Words(view.now());
    }

    Page of(Percentiles percentiles) {
        List<List<Cell>> rows = new ArrayList<>();
        for (double rank : percentiles.ranks()) {
            Object value = percentiles.at(rank);
            if (value != null) {
                int upTo = percentiles.upTo(value);
                rows.add(List.of(
                        Cell.of(name(rank)),
                        Cell.of(words.value(value)),
                        Cell.of(String.valueOf(upTo)),
                        Cell.symbol(Bars.of(upTo, percentiles.known(), BAR), null, "")));
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (rows.isEmpty()) {
            blocks.add(Block.line("no node has a value"));
        } else {
            blocks.add(new Block.Grid(
                    List.of(
                            Column.whole("", 0),
                            Column.text("VALUE", 0, 8),
                            Column.number("NODES UP TO IT", 0),
                            Column.whole("", 1)),
                    rows));
        }
        Block.Grid data = new Block.Grid(
                List.of(Column.whole("percentile", 0), Column.whole("value", 0), Column.number("nodes", 0)),
                rows.stream().map(row -> row.subList(0, 3)).toList());
        undecided(percentiles.undecided(), blocks);
        return new Page(blocks, data);
    }

    static String name(double rank) {
        return "p" + new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rank);
    }

    Page of(Distinct distinct) {
        int limit = view.limit() == 0 ? distinct.size() : view.limit();
        List<List<Cell>> rows = distinct.stream()
                .map(value -> List.of(Cell.value(words.value(value))))
                .toList();
        List<Block> blocks = new ArrayList<>();
        rows.stream().limit(limit).forEach(row -> blocks.add(new Block.Line("", 2, " ", row)));
        if (rows.isEmpty()) {
            blocks.add(Block.line("no node has a value"));
        }
        String cut = Cut.rows(rows.size() - limit, false);
        if (!cut.isEmpty()) {
            blocks.add(Block.labelled("cut", "  " + cut));
        }
        undecided(distinct.undecided(), blocks);
        return new Page(blocks, new Block.Grid(List.of(Column.whole("value", 0)), rows));
    }

    Page of(Tally tally) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.line(tally + " of " + Words.count(tally.total(), "node")));
        undecided(tally.undecided(), blocks);
        return new Page(
                blocks,
                new Block.Grid(
                        List.of(Column.number("nodes", 0), Column.number("of", 0), Column.number("undecided", 0)),
                        List.of(Cell.list(
                                tally.toString(),
                                String.valueOf(tally.total()),
                                String.valueOf(tally.undecided().count())))));
    }

    Page of(Joined joined) {
        List<Column> columns = List.of(
                Column.whole("NODE", 0),
                Column.text("NAME", 0, 12),
                Column.number("WITH", 0),
                Column.text("NAMES", 1, 12));
        int limit = view.limit() == 0 ? joined.size() : view.limit();
        List<Block> blocks = new ArrayList<>();
        if (joined.isEmpty()) {
            blocks.add(Block.line("no node has a partner"));
        } else {
            blocks.add(new Block.Grid(
                    columns,
                    joined.entrySet().stream()
                            .limit(limit)
                            .map(entry -> pair(entry.getKey(), entry.getValue()))
                            .toList()));
        }
        String cut = Cut.rows(joined.size() - limit, false);
        if (!cut.isEmpty()) {
            blocks.add(Block.labelled("cut", "  " + cut));
        }
        if (!joined.alone().isEmpty()) {
            String have = joined.alone().size() == 1 ? " has no partner" : " have no partner";
            blocks.add(Block.labelled("alone", Words.count(joined.alone().size(), "node") + have));
        }
        undecided(joined.undecided(), blocks);
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<Node, Nodes> entry : joined.entrySet()) {
            for (Node partner : entry.getValue()) {
                rows.add(Cell.list(entry.getKey().id(), entry.getKey().name(), partner.id(), partner.name()));
            }
        }
        return new Page(
                blocks,
                new Block.Grid(
                        List.of(
                                Column.whole("node", 0),
                                Column.whole("name", 0),
                                Column.whole("with", 0),
                                Column.whole("with_name", 0)),
                        rows));
    }

    private static List<Cell> pair(Node node, Nodes partners) {
        return List.of(
                Cell.of(node.id()),
                Cell.of(node.name()),
                Cell.of(String.valueOf(partners.size())),
                Cell.of(CountsPage.names(partners)));
    }

    private void undecided(Undecided undecided, List<Block> blocks) {
        new Coverage(view).undecided(undecided, blocks);
    }
}
