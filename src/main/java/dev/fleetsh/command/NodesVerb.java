package dev.fleetsh.command;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.function.Function;

/** {@code nodes}: a selection of the fleet as a table. */
final class NodesVerb implements Command {
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
        List<String> properties = Properties.names();
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
        columns.forEach(Properties::require);
        int limit = arguments.number("limit", Shown.USUAL);
        String sort = arguments.option("sort");
        Function<Node, Fact<?>> key =
                sort == null ? null : Properties.reader(session, sort.startsWith("-") ? sort.substring(1) : sort);
        Nodes nodes = selections.nodes(arguments);
        if (sort != null && key != null) {
            nodes = sorted(nodes, key, sort.startsWith("-"));
        }
        return new Shown(nodes, columns, limit, arguments.has("wide"), false, List.of());
    }

    /** Unknown ones come last either way. */
    private static Nodes sorted(Nodes nodes, Function<Node, Fact<?>> key, boolean descending) {
        return descending ? nodes.sortByDescending(key) : nodes.sortBy(key);
    }
}
