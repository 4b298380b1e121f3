package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A selection of nodes as a table. */
final class NodesPage {
    private static final List<String> USUAL =
            List.of("id", "name", "accountName", "region", "platform", "agent", "ping", "readiness");

    /** For programs: moments rather than ages. */
    private static final List<String> DATA =
            List.of("id", "name", "accountName", "region", "platform", "agent", "ping", "lastPing", "readiness");

    private static final int NARROW = 60;

    private final View view;
    private final Words words;
    private final Backdrop backdrop;

    NodesPage(View view, Backdrop backdrop) {
        this.view = view;
        this.words = Words.of(view, backdrop);
        this.backdrop = backdrop;
    }

    Page of(Nodes nodes, Shown shown) {
        Assessment assessment = backdrop.assessment();
        List<Field> fields = fields(shown.columns().isEmpty() ? USUAL : shown.columns(), assessment);
        List<Field> data = shown.columns().isEmpty() ? fields(DATA, assessment) : fields;
        data = data.stream().map(this::dated).toList();
        int limit = shown.limit() == Shown.USUAL ? view.limit() : shown.limit();
        Nodes visible = limit == 0 ? nodes : nodes.limit(limit);
        List<Block> blocks = new ArrayList<>();
        if (nodes.isEmpty()) {
            blocks.add(Block.labelled("nodes", nothing(nodes)));
        } else {
            blocks.add(grid(visible, fields));
        }
        if (visible.size() < nodes.size()) {
            blocks.add(Block.labelled(
                    "cut", "  … " + (nodes.size() - visible.size()) + " more; nodes --limit 0 shows all"));
        }
        blocks.addAll(new Coverage(view).lines(nodes.undecided(), backdrop.fleet()));
        return new Page(blocks, grid(shown.limit() > 0 ? visible : nodes, data));
    }

    private static String nothing(Nodes nodes) {
        return nodes.total() == 0 ? "no nodes" : "none of " + Words.count(nodes.total(), "node");
    }

    private List<Field> fields(List<String> names, @Nullable Assessment assessment) {
        return names.stream().flatMap(name -> spread(name, assessment)).toList();
    }

    private Stream<Field> spread(String name, @Nullable Assessment assessment) {
        Map<String, Function<Node, Fact<?>>> columns = ProbedColumns.of(name);
        return columns.isEmpty()
                ? Stream.of(field(name, assessment))
                : columns.entrySet().stream()
                        .map(column -> new Field(
                                ProbedColumns.column(column.getKey()),
                                node -> words.fact(column.getValue().apply(node))));
    }

    private Field dated(Field field) {
        return field.column().heading().equals("PING")
                ? new Field(field.column(), node -> words.fact(node.pingFact()))
                : field;
    }

    private static Block.Grid grid(Nodes nodes, List<Field> fields) {
        return new Block.Grid(
                fields.stream().map(Field::column).toList(),
                () -> nodes.stream()
                        .map(node -> fields.stream()
                                .map(field -> field.cell().apply(node))
                                .toList())
                        .iterator(),
                "nodes --wide");
    }

    private record Field(Column column, Function<Node, Cell> cell) {}

    private Field field(String name, @Nullable Assessment assessment) {
        return switch (name) {
            case "id" -> new Field(Column.whole("NODE", 0), node -> Cell.of(node.id()));
            case "name" ->
                new Field(
                        Column.text("NAME", 0, view.width() < NARROW ? 8 : 12).preferably(24),
                        node -> Cell.of(node.name().equals(node.id()) ? "" : node.name()));
            case "accountName", "account" ->
                new Field(
                        Column.text("ACCOUNT", 7, 12),
                        node -> Cell.of(name.equals("account") ? node.account() : node.accountName()));
            case "region" -> new Field(Column.whole("REGION", 6), node -> Cell.of(node.region()));
            case "platform" -> new Field(Column.text("PLATFORM", 5, 19), node -> platform(node));
            case "agent" -> new Field(Column.text("AGENT", 4, 10), node -> words.fact(node.agentFact()));
            case "ping" -> new Field(Column.text("PING", 3, 14), this::ping);
            case "readiness" -> new Field(Column.whole("READY", 1), node -> readiness(node, assessment));
            default -> {
                if (name.startsWith("tags.")) {
                    yield new Field(Column.text(name.substring("tags.".length()), 2, 8), node -> tag(node, name));
                }
                NodeProperty property = NodeProperty.named(name);
                yield new Field(
                        Column.text(name.toUpperCase(java.util.Locale.ROOT), 2, 8),
                        node -> words.fact(property.fact(node)));
            }
        };
    }

    private Cell tag(Node node, String name) {
        Fact.Unknown<?> why = node.tags().why();
        String value = why == null ? node.tags().get(name.substring("tags.".length())) : null;
        return why != null ? words.fact(why) : Cell.of(value == null ? "" : value);
    }

    private Cell platform(Node node) {
        return node.platformFact().isKnown()
                ? Cell.of(PlatformName.shortened(node.platform()))
                : words.fact(node.platformFact());
    }

    private Cell ping(Node node) {
        if (node.registeredFact().is(false)) {
            return Cell.of("not registered", Palette.Role.BAD);
        }
        Fact<PingStatus> ping = node.pingFact();
        if (!ping.isKnown()) {
            return words.fact(ping);
        }
        String age = node.lastPingFact().isKnown() ? words.silences().of(node.lastPing()) : "";
        return Cell.of(
                age.isEmpty() ? ping.toString() : ping + " " + age,
                ping.is(PingStatus.ONLINE) ? null : Palette.Role.WARN);
    }

    private static Cell readiness(Node node, @Nullable Assessment assessment) {
        if (assessment == null) {
            return Cell.EMPTY;
        }
        Readiness readiness = assessment.readiness(node);
        return readiness == Readiness.NOT_APPLICABLE ? Cell.of("n/a", Palette.Role.FAINT) : Marks.of(readiness);
    }
}
