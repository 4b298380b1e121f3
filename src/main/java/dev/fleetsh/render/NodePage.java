package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that is known of one node, with where it comes from and how old it is. */
final class NodePage {
    /** Told by the headline, by the signals, or by another fact. */
    private static final Set<String> ELSEWHERE = Set.of(
            "id",
            "name",
            "kind",
            "ec2",
            "hybrid",
            "edge",
            "account",
            "accountName",
            "region",
            "scope",
            "windows",
            "linux",
            "mac",
            "ping",
            "online",
            "lastPing",
            "channel",
            "connected",
            "state",
            "running",
            "stopped");

    private static final List<Column> BESIDE = List.of(Column.whole("", 0), Column.whole("", 0), Column.whole("", 0));
    private static final List<Column> TOGETHER = List.of(Column.text("", 0, 12), Column.prose(""));
    private static final int INDENT_AND_GAPS = 6;

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final View view;
    private final Words words;
    private final Backdrop backdrop;

    NodePage(View view, Backdrop backdrop) {
        this.view = view;
        this.words = Words.of(view, backdrop);
        this.backdrop = backdrop;
    }

    Page of(Node node) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new NodeLine(words).of(node));
        Assessment assessment = backdrop.assessment();
        if (assessment != null) {
            Cell readiness = Marks.of(assessment.readiness(node));
            blocks.add(Block.dotted(
                    "readiness",
                    List.of(
                            readiness,
                            Cell.of("why " + (PLAIN_NAME.matcher(node.name()).matches() ? node.name() : node.id())
                                    + " says why"))));
        }
        section("Signals", signals(node), blocks);
        for (String contradiction : Signals.contradictions(node, words)) {
            blocks.add(new Block.Line(
                    "contradiction",
                    2,
                    " ",
                    List.of(Cell.symbol("! " + contradiction, Palette.Role.WARN, contradiction))));
        }
        section("Facts", facts(node), blocks);
        section("Scope " + node.scope().label(), scope(node.scope()), blocks);
        return new Page(blocks, data(node));
    }

    private void section(String title, List<List<Cell>> rows, List<Block> blocks) {
        blocks.add(new Block.Gap());
        blocks.add(Block.line(Cell.of(title, Palette.Role.STRONG)));
        int needed = widest(rows, 0) + widest(rows, 1) + widest(rows, 2) + INDENT_AND_GAPS;
        boolean beside = view.width() == 0 || needed <= view.width();
        blocks.add(
                beside
                        ? new Block.Grid(BESIDE, rows)
                        : new Block.Grid(
                                TOGETHER, rows.stream().map(NodePage::together).toList()));
    }

    private static int widest(List<List<Cell>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> Columns.of(row.get(column).text()))
                .max()
                .orElse(0);
    }

    /** Nothing is cut here: where there is no room beside the value, the origin follows it. */
    private static List<Cell> together(List<Cell> row) {
        Cell value = row.get(1);
        String origin = row.get(2).text();
        return List.of(row.get(0), Cell.of(value.text() + (origin.isEmpty() ? "" : " (" + origin + ")"), value.role()));
    }

    private List<List<Cell>> signals(Node node) {
        List<List<Cell>> rows = new ArrayList<>();
        if (node.isEc2()) {
            rows.add(row("EC2 state", node.stateFact()));
        }
        rows.add(row("registered", node.registeredFact()));
        rows.add(row("ping", node.pingFact()));
        rows.add(row(
                "last ping",
                node.lastPingFact()
                        .map(time -> words.value(time) + ", " + words.silences().ago(time))));
        rows.add(row("session channel", node.channelFact()));
        return rows;
    }

    private List<List<Cell>> facts(Node node) {
        List<List<Cell>> rows = new ArrayList<>();
        for (NodeProperty property : NodeProperty.ALL) {
            Fact<?> fact = property.fact(node);
            if (!ELSEWHERE.contains(property.name()) && !"registered".equals(property.name()) && !empty(fact)) {
                rows.add(row(property.name(), fact));
            }
        }
        return rows;
    }

    private static boolean empty(Fact<?> fact) {
        return fact.orNull() instanceof String text && text.isEmpty()
                || fact.orNull() instanceof Tags tags && tags.isEmpty();
    }

    private List<List<Cell>> scope(Scope scope) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(
                "account", Fact.known(scope.id().account(), scope.preferences().origin())));
        rows.add(row("preferences", scope.preferences().map(PreferencesText::of)));
        rows.add(row("activation tier", scope.tier()));
        rows.add(row(
                "host management",
                scope.hostManagement().map(setting -> setting.on() ? "role " + setting.role() : "off")));
        return rows;
    }

    private List<Cell> row(String name, Fact<?> fact) {
        Cell value = fact instanceof Fact.Unknown<?> unknown
                ? Cell.of(
                        "unknown (" + unknown.reason().label() + ")"
                                + (unknown.detail().isEmpty() ? "" : " " + unknown.detail()),
                        Palette.Role.UNKNOWN)
                : Cell.of(
                        fact.orNull() instanceof Platform platform ? platform.toString() : words.value(fact.orNull()));
        return List.of(Cell.of(name), value, Cell.of(words.origin(fact.origin()), Palette.Role.FAINT));
    }

    private Block.Grid data(Node node) {
        return new Block.Grid(
                List.of(Column.whole("fact", 0), Column.whole("value", 0), Column.whole("origin", 0)),
                NodeProperty.ALL.stream()
                        .map(property -> row(property.name(), property.fact(node)))
                        .toList());
    }
}
