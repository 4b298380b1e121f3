package dev.fleetsh.render;

import dev.fleetsh.check.Capability;
import dev.fleetsh.remedy.forecast.Forecast;
import dev.fleetsh.remedy.forecast.NodeForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan would lead to: a sentence, and a row for each node that is different afterwards. */
final class ForecastPage {
    private final View view;

    ForecastPage(View view) {
        this.view = view;
    }

    Page of(Forecast forecast) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.labelled("forecast", forecast.sentence()));
        List<NodeForecast> different =
                forecast.nodes().stream().filter(NodeForecast::changes).toList();
        if (!different.isEmpty()) {
            int most = view.limit() == 0 ? different.size() : view.limit();
            blocks.add(new Block.Gap());
            blocks.add(new Block.Grid(
                    List.of(
                            Column.whole("NODE", 0),
                            Column.whole("NOW", 0),
                            Column.whole("THEN", 0),
                            Column.text("GAINS", 1, 12),
                            Column.prose("REASON")),
                    different.stream()
                            .limit(most)
                            .map(node -> List.of(
                                    Cell.of(node.node().name()),
                                    Marks.of(node.before()),
                                    Marks.of(node.after()),
                                    Cell.of(gained(node)),
                                    Cell.of(reason(node))))
                            .toList()));
            String cut = Cut.rows(different.size() - most, false);
            if (!cut.isEmpty()) {
                blocks.add(Block.labelled("cut", "  " + cut));
            }
        }
        return new Page(blocks, data(forecast));
    }

    private static String reason(NodeForecast node) {
        return node.worse().isEmpty() ? node.reason() : "worse: " + String.join("; ", node.worse());
    }

    private static String gained(NodeForecast node) {
        return node.gained().stream().map(Capability::label).collect(Collectors.joining(", "));
    }

    private static Block.Grid data(Forecast forecast) {
        return new Block.Grid(
                List.of("node", "name", "selected", "now", "then", "gains", "worse", "reason").stream()
                        .map(heading -> Column.whole(heading, 0))
                        .toList(),
                forecast.nodes().stream()
                        .map(node -> Cell.list(
                                node.node().id(),
                                node.node().name(),
                                node.selected() ? "yes" : "no",
                                node.before().label(),
                                node.after().label(),
                                gained(node),
                                String.join("; ", node.worse()),
                                node.reason()))
                        .toList());
    }
}
