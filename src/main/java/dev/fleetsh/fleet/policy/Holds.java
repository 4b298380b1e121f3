package dev.fleetsh.fleet.policy;

/** Whether a condition holds. */
public enum Holds {
    YES,
    NO,
    /** Its key or its operator is none that can be decided here. */
    UNKNOWN;

    static Holds of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Both. */
    public Holds and(Holds other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
    }
}
