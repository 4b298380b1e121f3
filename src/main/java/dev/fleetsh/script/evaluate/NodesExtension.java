package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Distinct;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Joined;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Percentiles;
import dev.fleetsh.fleet.Tally;
import dev.fleetsh.script.predicate.NodeClosure;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** Selections by closure, in which bare names are properties of the node: {@code nodes.where { windows }}. */
public final class NodesExtension {
    private NodesExtension() {}

    public static Nodes where(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> condition) {
        return self.where(condition(self, condition));
    }

    public static Tally count(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> condition) {
        return self.count(condition(self, condition));
    }

    public static boolean any(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> condition) {
        return self.any(condition(self, condition));
    }

    public static boolean every(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> condition) {
        return self.every(condition(self, condition));
    }

    public static Groups groupBy(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> key) {
        return self.groupBy(overNodes(self, key));
    }

    public static Counts counts(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> key) {
        return self.counts(overNodes(self, key));
    }

    public static List<Object> values(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.values(overNodes(self, value));
    }

    public static Distinct distinct(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.distinct(overNodes(self, value));
    }

    public static Percentiles percentiles(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.percentiles(overNodes(self, value));
    }

    public static Percentiles percentile(
            Nodes self,
            Number percent,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.percentile(percent.doubleValue(), overNodes(self, value));
    }

    public static Nodes sortBy(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> key) {
        return self.sortBy(overNodes(self, key));
    }

    public static Nodes sortByDescending(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> key) {
        return self.sortByDescending(overNodes(self, key));
    }

    public static Nodes top(
            Nodes self,
            int most,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.top(most, overNodes(self, value));
    }

    public static Nodes min(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.min(overNodes(self, value));
    }

    public static Nodes max(
            Nodes self,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> value) {
        return self.max(overNodes(self, value));
    }

    public static Joined join(
            Nodes self,
            Nodes other,
            @DelegatesTo(value = Node.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "dev.fleetsh.fleet.Node")
                    Closure<?> key) {
        return self.join(other, overNodes(self.isEmpty() ? other : self, key));
    }

    /** {@code groups['eu-west-3']}. */
    public static @Nullable Nodes getAt(Groups self, Object key) {
        return self.get(key);
    }

    /** Groovy would read a property by that name otherwise. */
    public static @Nullable Nodes getAt(Groups self, String key) {
        return self.get(key);
    }

    /** {@code counts['eu-west-3']}. */
    public static int getAt(Counts self, Object key) {
        return self.get(key);
    }

    /** Groovy would read a property by that name otherwise. */
    public static int getAt(Counts self, String key) {
        return self.get(key);
    }

    /** {@code percentiles[95]}. */
    public static @Nullable Object getAt(Percentiles self, Number percent) {
        return self.at(percent.doubleValue());
    }

    /** {@code node in nodes}. */
    public static boolean isCase(Nodes self, Object node) {
        return self.stream()
                .anyMatch(candidate -> candidate == node || candidate.id().equals(node));
    }

    private static Predicate<Node> condition(Nodes nodes, Closure<?> written) {
        if (written instanceof NodeClosure either) {
            return either.compiled();
        }
        Function<Node, @Nullable Object> function = overNodes(nodes, written);
        return node -> DefaultTypeTransformation.castToBoolean(function.apply(node));
    }

    private static Function<Node, @Nullable Object> overNodes(Nodes nodes, Closure<?> written) {
        if (written instanceof NodeClosure either) {
            return either.compiled();
        }
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
