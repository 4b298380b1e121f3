package dev.fleetsh.command;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Properties of nodes as words of a command: those of {@link NodeProperty}, {@code readiness} and {@code tags.KEY}. */
final class Properties {
    private static final String READINESS = "readiness";
    private static final String TAG = "tags.";

    private Properties() {}

    static List<String> names() {
        List<String> names = new ArrayList<>(
                NodeProperty.ALL.stream().map(NodeProperty::name).toList());
        names.add(READINESS);
        return names;
    }

    static boolean exists(String property) {
        return NodeProperty.exists(property) || property.equals(READINESS) || property.startsWith(TAG);
    }

    /**
     * @throws UsageException when a node has no such property
     */
    static void require(String property) {
        if (!exists(property)) {
            String nearest = Nearest.to(property, names());
            throw new UsageException(
                    "no property \"" + property + "\" on a node"
                            + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "`help properties` lists them");
        }
    }

    /**
     * Reads the property of a node; a tag that the node lacks is an empty text.
     *
     * @throws UsageException when a node has no such property
     */
    static Function<Node, Fact<?>> reader(Session session, String property) {
        require(property);
        if (property.equals(READINESS)) {
            return node -> Fact.known(
                    session.assessment().readiness(node), node.pingFact().origin());
        }
        if (property.startsWith(TAG)) {
            return node -> tag(node, property.substring(TAG.length()));
        }
        return NodeProperty.named(property).fact()::apply;
    }

    private static Fact<?> tag(Node node, String key) {
        Fact.Unknown<?> why = node.tags().why();
        if (why != null) {
            return why;
        }
        String value = node.tags().get(key);
        return Fact.known(value == null ? "" : value, node.pingFact().origin());
    }
}
