package dev.fleetsh.command;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code nodes}: a selection of the fleet as a table. */
final class NodesVerb implements Command {
    private static final String READINESS = "readiness";

    private final Selections selections;

    NodesVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String synopsis() {
        return "nodes [SELECTION] [--columns a,b] [--sort p] [--limit N] [--wide]";
    }

    @Override
    public String summary() {
        return "lists nodes: all in focus, or those of a selection";
    }

    @Override
    public String help() {
        return """
                A selection is one of
                  ids, names, globs   nodes DC-PARIS-01 mi-0ab*        names in any case
                  an earlier answer   nodes $2
                  a predicate         nodes windows && agent < '3.0.222.0' && tags.Env == 'prod'
                Properties for predicates and columns: `help properties`. A node whose fact is unknown is neither in
                nor out; it is counted as undecided.
                A line that goes on like an expression is Groovy: nodes.size(), nodes - $2, nodes[0].""";
    }

    @Override
    public List<Option> options() {
        List<String> properties = names();
        return List.of(
                Option.of("columns", "a,b", "properties to show, also tags.KEY", properties),
                Option.of("sort", "p", "property to sort by; -p for the other way round", properties),
                Option.of("limit", "N", "most rows; 0 for all"),
                Option.flag("wide", "do not cut to the width of the screen"));
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<String> columns = arguments.list("columns");
        columns.forEach(NodesVerb::known);
        int limit = arguments.number("limit", Shown.USUAL);
        String sort = arguments.option("sort");
        Function<Node, Fact<?>> key = sort == null ? null : key(session, sort);
        Nodes nodes = selections.nodes(arguments.text());
        if (sort != null && key != null) {
            nodes = sorted(nodes, key, sort.startsWith("-"));
        }
        return new Shown(nodes, columns, limit, arguments.has("wide"), false, List.of());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(
                NodeProperty.ALL.stream().map(NodeProperty::name).toList());
        names.add(READINESS);
        return names;
    }

    private static void known(String property) {
        if (!names().contains(property) && !property.startsWith("tags.")) {
            String nearest = Nearest.to(property, names());
            throw new UsageException(
                    "no property \"" + property + "\" on a node"
                            + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "`help properties` lists them");
        }
    }

    private static Function<Node, Fact<?>> key(Session session, String sort) {
        String property = sort.startsWith("-") ? sort.substring(1) : sort;
        known(property);
        if (property.equals(READINESS)) {
            return node -> Fact.known(
                    session.assessment().readiness(node), node.pingFact().origin());
        }
        if (property.startsWith("tags.")) {
            return node -> {
                String value = node.tags().get(property.substring("tags.".length()));
                return Fact.known(value == null ? "" : value, node.pingFact().origin());
            };
        }
        return NodeProperty.named(property).fact()::apply;
    }

    /** Unknown ones come last either way. */
    private static Nodes sorted(Nodes nodes, Function<Node, Fact<?>> key, boolean descending) {
        return descending ? nodes.sortByDescending(key) : nodes.sortBy(key);
    }
}
