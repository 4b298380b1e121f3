package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** Selections by closure, in which bare names are properties of the node: {@code nodes.where { windows }}. */
public final class NodesExtension {
    private NodesExtension() {}

    public static Nodes where(
            Nodes self, @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST) Closure<?> condition) {
        Function<Node, @Nullable Object> function = overNodes(self, condition);
        return self.where(node -> DefaultTypeTransformation.castToBoolean(function.apply(node)));
    }

    public static Groups groupBy(
            Nodes self, @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST) Closure<?> key) {
        return self.groupBy(overNodes(self, key));
    }

    public static List<Object> values(
            Nodes self, @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST) Closure<?> value) {
        return self.values(overNodes(self, value));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Nodes sortBy(
            Nodes self, @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST) Closure<?> key) {
        return self.sortBy((Function) overNodes(self, key));
    }

    public static Map<Node, Nodes> join(
            Nodes self,
            Nodes other,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST) Closure<?> key) {
        return self.join(other, overNodes(self.isEmpty() ? other : self, key));
    }

    /** {@code node in nodes}. */
    public static boolean isCase(Nodes self, Object node) {
        return self.stream()
                .anyMatch(candidate -> candidate == node || candidate.id().equals(node));
    }

    private static Function<Node, @Nullable Object> overNodes(Nodes nodes, Closure<?> written) {
        if (nodes.isEmpty()) {
            return node -> null;
        }
        Closure<?> closure = (Closure<?>) written.clone();
        NodeDelegate delegate = new NodeDelegate(closure, nodes.get(0));
        closure.setDelegate(delegate);
        closure.setResolveStrategy(Closure.DELEGATE_FIRST);
        boolean takesNode = closure.getMaximumNumberOfParameters() > 0;
        return node -> {
            delegate.at(node);
            return takesNode ? closure.call(node) : closure.call();
        };
    }
}
