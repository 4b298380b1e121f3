package dev.fleetsh.fleet;

/**
 * Number of nodes for which a condition holds: a number to count on with, which also says of how many it could not be told.
 */
public final class Tally extends Number implements Comparable<Number> {
    private static final long serialVersionUID = 1L;

    private final int yes;
    private final int total;
    private final transient Undecided undecided;

    Tally(int yes, int total, Undecided undecided) {
        this.yes = yes;
        this.total = total;
        this.undecided = undecided;
    }

    /** Number of nodes that were asked. */
    public int total() {
        return total;
    }

    public Undecided undecided() {
        return undecided;
    }

    @Override
    public int intValue() {
        return yes;
    }

    @Override
    public long longValue() {
        return yes;
    }

    @Override
    public float floatValue() {
        return yes;
    }

    @Override
    public double doubleValue() {
        return yes;
    }

    @Override
    public int compareTo(Number other) {
        return Double.compare(yes, other.doubleValue());
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Tally tally && tally.yes == yes && tally.total == total;
    }

    @Override
    public int hashCode() {
        return yes;
    }

    @Override
    public String toString() {
        return String.valueOf(yes);
    }
}
