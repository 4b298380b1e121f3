package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import java.util.function.Function;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/**
 * What the generated class of a closure over nodes extends. It has {@link #holds} or {@link #value}, and the method of the
 * interface that goes with it, which saves a call for each node.
 */
public abstract class CompiledClosure implements Predicate<Node>, Function<Node, Object> {

    /** Groovy truth of the closure. */
    public boolean holds(Node node) throws Throwable {
        return DefaultTypeTransformation.castToBoolean(value(node));
    }

    /** Value of the closure. */
    public @Nullable Object value(Node node) throws Throwable {
        return holds(node);
    }

    @Override
    public boolean test(Node node) {
        try {
            return holds(node);
        } catch (Throwable e) {
            throw failure(node, e);
        }
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object apply(Node node) {
        try {
            return value(node);
        } catch (Throwable e) {
            throw failure(node, e);
        }
    }

    /** What is thrown when the closure has thrown that on the node: the same, for a script need not declare what it throws. */
    public final RuntimeException failure(Node node, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.interrupted();
            return new InterruptedByUserException();
        }
        throw CompiledClosure.<RuntimeException>unchanged(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchanged(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
