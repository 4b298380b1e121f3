package dev.fleetsh.fleet;

import org.jspecify.annotations.Nullable;

/**
 * The value of an unknown fact was needed. Selections catch it for each node and report the node as undecided, so it
 * carries no stack trace.
 */
public final class UnknownFactException extends FleetException {
    private static final long serialVersionUID = 1L;

    private final String fact;
    private final transient Fact.Unknown<?> unknown;
    private final transient @Nullable Node node;

    public UnknownFactException(String fact, Fact.Unknown<?> unknown) {
        this(fact, unknown, null);
    }

    /** @param node that it is a fact of; null where whoever asked knows that */
    UnknownFactException(String fact, Fact.Unknown<?> unknown, @Nullable Node node) {
        super(1, fact + " is " + unknown, "`fact('" + fact + "')` gives the unknown as a value", false);
        this.fact = fact;
        this.unknown = unknown;
        this.node = node;
    }

    /** Name of the fact as a property of a node. */
    public String fact() {
        return fact;
    }

    public Fact.Unknown<?> unknown() {
        return unknown;
    }

    /** The node that it is a fact of; null where the exception does not know it. */
    public @Nullable Node node() {
        return node;
    }
}
