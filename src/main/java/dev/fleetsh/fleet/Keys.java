package dev.fleetsh.fleet;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads keys of nodes. Facts that are unknown for the same reason have the same key, whoever was asked and when. */
final class Keys {
    private final Map<Why, Fact.Unknown<?>> unknowns = new HashMap<>();

    private final InterruptCheck interrupts = new InterruptCheck();

    private record Why(Reason reason, String detail) {}

    /** The key of a node, an empty text for null, and a {@link Fact.Unknown} where it can't be told. */
    Object of(Function<? super Node, ? extends @Nullable Object> key, Node node) {
        interrupts.step();
        try {
            Object value = key.apply(node);
            if (value instanceof Fact.Unknown<?> unknown) {
                return one(unknown);
            }
            Object plain = value instanceof Fact<?> fact ? fact.orNull() : value;
            return plain == null ? "" : plain;
        } catch (UnknownFactException e) {
            return one(e.unknown());
        }
    }

    private Fact.Unknown<?> one(Fact.Unknown<?> unknown) {
        return unknowns.computeIfAbsent(new Why(unknown.reason(), unknown.detail()), why -> unknown);
    }

    /** Whether two keys are the same, or are unknown for the same reason. */
    static boolean same(Object left, Object right) {
        return left.equals(right)
                || left instanceof Fact.Unknown<?> a
                        && right instanceof Fact.Unknown<?> b
                        && a.reason() == b.reason()
                        && a.detail().equals(b.detail());
    }
}
