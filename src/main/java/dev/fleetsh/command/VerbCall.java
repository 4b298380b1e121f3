package dev.fleetsh.command;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verb that is called as a function: {@code check(nodes)}, {@code why('mi-…')}, {@code nodes(limit: 10)}. */
public final class VerbCall {
    /** Selections have no text of their own; the verb finds them under a name. */
    private static final String SELECTION = "_selection";

    private VerbCall() {}

    /**
     * Calls the verb; gives its answer without the way in which it would be shown.
     *
     * @throws UsageException when an argument is none that verbs take
     */
    public static @Nullable Object of(Session session, Command command, List<Object> arguments) {
        if (command instanceof Called called) {
            return called.call(session, arguments);
        }
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> named) {
                named.forEach((name, value) -> words.add(option(String.valueOf(name), value)));
            } else if (argument instanceof Node node) {
                words.add(node.id());
            } else if (argument instanceof Nodes nodes) {
                session.values().put(SELECTION, nodes);
                words.add(SELECTION);
            } else if (argument instanceof CharSequence || argument instanceof Number || argument instanceof Enum<?>) {
                words.add(argument.toString());
            } else {
                throw new UsageException(
                        command.name() + "(…) takes nodes, ids, names and expressions in quotes",
                        "as in " + command.name() + "(nodes.where { windows })");
            }
        }
        Object answer = command.execute(session, Arguments.parse(command, String.join(" ", words)));
        return answer instanceof Shown shown ? shown.value() : answer;
    }

    private static String option(String name, @Nullable Object value) {
        if (Boolean.TRUE.equals(value)) {
            return "--" + name;
        }
        return Boolean.FALSE.equals(value) || value == null ? "" : "--" + name + "='" + value + "'";
    }
}
