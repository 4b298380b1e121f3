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
        Object answer = asked(session, command, arguments);
        return answer instanceof Shown shown ? shown.value() : answer;
    }

    /** Calls the verb as {@link #of} does; gives its answer together with the way in which it would be shown. */
    public static @Nullable Object asked(Session session, Command command, List<Object> arguments) {
        if (command instanceof Completed completed) {
            return asked(session, completed.verb(), arguments);
        }
        if (command instanceof Called called) {
            return called.call(session, arguments);
        }
        List<String> words = new ArrayList<>();
        Object value = null;
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> named) {
                named.forEach((name, given) -> words.add(option(String.valueOf(name), given)));
            } else if (argument instanceof Node node) {
                words.add(node.id());
            } else if (argument instanceof CharSequence || argument instanceof Number || argument instanceof Enum<?>) {
                words.add(argument.toString());
            } else if (value == null && command.takesValue() && argument != null) {
                value = argument;
            } else if (argument instanceof Nodes nodes) {
                session.values().put(SELECTION, nodes);
                words.add(SELECTION);
            } else {
                throw new UsageException(
                        command.name() + "(…) takes nodes, ids, names and expressions in quotes",
                        "as in " + command.name() + "(nodes.where { windows })");
            }
        }
        Arguments parsed = Arguments.parse(command, String.join(" ", words));
        try {
            return command.execute(session, value == null ? parsed : parsed.taking(value));
        } finally {
            session.values().remove(SELECTION);
        }
    }

    /** Hands a value to a verb, as {@code |} does. */
    public static @Nullable Object handOn(Session session, Command command, Map<?, ?> options, Object value) {
        List<String> words = new ArrayList<>();
        options.forEach((name, given) -> words.add(option(String.valueOf(name), given)));
        return command.execute(
                session, Arguments.parse(command, String.join(" ", words)).taking(value));
    }

    private static String option(String name, @Nullable Object value) {
        if (Boolean.TRUE.equals(value)) {
            return "--" + name;
        }
        return Boolean.FALSE.equals(value) || value == null ? "" : "--" + name + "='" + value + "'";
    }
}
