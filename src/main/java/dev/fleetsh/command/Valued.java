package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.RootCause;
import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Joined;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of a session as selections of nodes. */
final class Valued {
    private Valued() {}

    /** The nodes that a value is about, or null where it is about none. */
    static @Nullable Nodes nodes(@Nullable Object value) {
        if (value instanceof Nodes nodes) {
            return nodes;
        }
        if (value instanceof Assessment assessment) {
            return assessment.nodes();
        }
        if (value instanceof Groups groups) {
            return groups.nodes();
        }
        if (value instanceof Fleet fleet) {
            return fleet.nodes();
        }
        if (value instanceof RootCause cause) {
            return cause.nodes();
        }
        if (value instanceof Joined joined) {
            return Nodes.of(new ArrayList<>(joined.keySet()));
        }
        if (value instanceof Collection<?> items) {
            List<Node> nodes = new ArrayList<>();
            for (Object item : items) {
                Node node = node(item);
                if (node == null) {
                    return null;
                }
                if (!nodes.contains(node)) {
                    nodes.add(node);
                }
            }
            return Nodes.of(nodes);
        }
        Node one = node(value);
        return one == null ? null : Nodes.of(List.of(one));
    }

    private static @Nullable Node node(@Nullable Object value) {
        if (value instanceof Node node) {
            return node;
        }
        if (value instanceof Explanation explanation) {
            return explanation.node();
        }
        if (value instanceof NodePath path) {
            return path.node();
        }
        return value instanceof CapabilityAnswer answer ? answer.node() : null;
    }

    /** What kind of value it is, in a person's words. */
    static String named(Object value) {
        if (value instanceof Counts) {
            return "counts";
        }
        if (value instanceof Table) {
            return "a table";
        }
        if (value instanceof Collection<?>) {
            return "a list";
        }
        String name = value.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        String lower = name.toLowerCase(Locale.ROOT);
        return ("aeiou".indexOf(lower.isEmpty() ? 'x' : lower.charAt(0)) >= 0 ? "an " : "a ") + lower;
    }
}
