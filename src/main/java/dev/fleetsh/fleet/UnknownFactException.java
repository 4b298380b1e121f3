package dev.fleetsh.fleet;

/**
 * The value of an unknown fact was needed. Selections catch it for each node and report the node as undecided, so it
 * carries no stack trace.
 */
public final class UnknownFactException extends FleetException {
    private static final long serialVersionUID = 1L;

    private final String fact;
    private final transient Fact.Unknown<?> unknown;

    public UnknownFactException(String fact, Fact.Unknown<?> unknown) {
        super(1, fact + " is " + unknown, "`fact('" + fact + "')` gives the unknown as a value", false);
        this.fact = fact;
        this.unknown = unknown;
    }

    /** Name of the fact as a property of a node. */
    public String fact() {
        return fact;
    }

    public Fact.Unknown<?> unknown() {
        return unknown;
    }
}
