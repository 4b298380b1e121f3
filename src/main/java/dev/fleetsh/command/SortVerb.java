package dev.fleetsh.command;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.fleet.ValueOrder;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** {@code sort}: nodes by a property, tables by a column, counts by their keys. */
final class SortVerb extends ByProperty {
    private static final String DESCENDING = "descending";

    private final Selections selections;

    SortVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public String synopsis() {
        return "sort PROPERTY [SELECTION] [--descending]";
    }

    @Override
    public String summary() {
        return "nodes by a property, a table by a column, counts by their keys";
    }

    @Override
    public String help() {
        return """
                sort agent windows               Windows nodes by their agents
                counts agent | sort              counts by version rather than by number
                Unknown values come last either way.""";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.flag(DESCENDING, "the largest first"));
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        boolean descending = arguments.has(DESCENDING);
        if (arguments.isEmpty() && arguments.value() instanceof Counts counts) {
            return counts.byKey();
        }
        PropertyWords words = PropertyWords.of(arguments);
        if (words == null) {
            throw new UsageException("sort by what?", "write sort agent; `help properties` lists what there is");
        }
        if (arguments.value() instanceof Table table) {
            return sorted(table, words.property(), descending);
        }
        Nodes nodes = selections.nodes(words.rest());
        Function<Node, Fact<?>> key = Properties.reader(session, words.property());
        return descending ? nodes.sortByDescending(key) : nodes.sortBy(key);
    }

    private static Table sorted(Table table, String column, boolean descending) {
        List<String> names = table.columns().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        int at = names.indexOf(column.toLowerCase(Locale.ROOT));
        if (at < 0) {
            String nearest = Nearest.to(column, names);
            throw new UsageException(
                    "no column \"" + column + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "one of " + String.join(", ", names));
        }
        Comparator<Object> order = descending ? ValueOrder.INSTANCE.reversed() : ValueOrder.INSTANCE;
        List<List<Object>> rows = new ArrayList<>(table.rows());
        rows.sort(Comparator.comparing(row -> row.get(at), order));
        return new Table(table.title(), table.columns(), rows, table.notes());
    }
}
