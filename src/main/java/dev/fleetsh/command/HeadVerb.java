package dev.fleetsh.command;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code head}: the first rows of a value. */
final class HeadVerb implements Command {
    private static final int USUAL = 10;

    @Override
    public String name() {
        return "head";
    }

    @Override
    public String synopsis() {
        return "head [N]";
    }

    @Override
    public String summary() {
        return "the first rows of a value, ten without N; alone, of the nodes in focus";
    }

    @Override
    public Argument argument() {
        return Argument.NUMBER;
    }

    @Override
    public boolean takesValue() {
        return true;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        String number = arguments.text();
        if (!number.isEmpty() && !number.matches("\\d{1,9}")) {
            throw new UsageException("\"" + number + "\" is not a number", "write head 20");
        }
        int most = number.isEmpty() ? USUAL : Integer.parseInt(number);
        Object value = first(arguments.value() == null ? session.nodes() : arguments.value(), most);
        if (value == null) {
            throw new UsageException("what is handed on has no rows", "`head` takes nodes, lists, tables and counts");
        }
        return new Shown(value, List.of(), 0, false, false, List.of());
    }

    private static @Nullable Object first(Object value, int most) {
        if (value instanceof Counts counts) {
            return counts.top(most);
        }
        if (value instanceof Groups groups) {
            return groups.top(most);
        }
        if (value instanceof Table table) {
            List<String> notes = new ArrayList<>(table.notes());
            int cut = table.rows().size() - most;
            if (cut > 0) {
                notes.add(0, "… " + cut + " more");
            }
            return new Table(
                    table.title(),
                    table.columns(),
                    table.rows().subList(0, Math.min(most, table.rows().size())),
                    notes);
        }
        if (value instanceof List<?> list && Valued.nodes(value) == null) {
            return list.subList(0, Math.min(most, list.size()));
        }
        Nodes nodes = Valued.nodes(value);
        return nodes == null ? null : nodes.limit(most);
    }
}
