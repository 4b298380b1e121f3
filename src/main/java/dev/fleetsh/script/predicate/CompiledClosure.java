package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import java.util.function.Function;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** What the generated class of a closure over nodes extends; one of its two methods is generated. */
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
    public final boolean test(Node node) {
        try {
            return holds(node);
        } catch (InterruptedException e) {
            Thread.interrupted();
            throw new InterruptedByUserException();
        } catch (Throwable e) {
            throw CompiledClosure.<RuntimeException>unchanged(e);
        }
    }

    @Override
    @SuppressWarnings("NullAway")
    public final Object apply(Node node) {
        try {
            return value(node);
        } catch (InterruptedException e) {
            Thread.interrupted();
            throw new InterruptedByUserException();
        } catch (Throwable e) {
            throw CompiledClosure.<RuntimeException>unchanged(e);
        }
    }

    /** What a script throws needs no declaration. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchanged(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
