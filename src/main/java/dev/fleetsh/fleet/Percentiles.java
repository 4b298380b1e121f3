package dev.fleetsh.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a selection are spread: versions, times or numbers. A percentile is the value of the nearest rank, so it
 * is always one that some node has. Nodes without a value take no part and are counted.
 */
public final class Percentiles {
    private static final List<Double> USUAL = List.of(0.0, 50.0, 90.0, 99.0, 100.0);
    private static final int HUNDRED = 100;

    private final List<Object> sorted;
    private final List<Double> ranks;
    private final Undecided undecided;

    private Percentiles(List<Object> sorted, List<Double> ranks, Undecided undecided) {
        this.sorted = sorted;
        this.ranks = ranks;
        this.undecided = undecided;
    }

    /**
     * @param ranks percentages to show, from 0 to 100; none for the usual ones
     * @throws UsageException for a percentage that is none, and for values that have no order
     */
    static Percentiles of(Nodes nodes, List<Double> ranks, Function<? super Node, ? extends @Nullable Object> value) {
        ranks.forEach(Percentiles::check);
        Reading reading = Reading.of(nodes, value);
        for (Object read : reading.values()) {
            if (!ValueOrder.orders(read)) {
                throw new UsageException(
                        "percentiles need values that have an order; "
                                + read.getClass().getSimpleName() + " has none",
                        "as in nodes.percentiles { agent }, or { lastPing }");
            }
        }
        List<Object> sorted = new ArrayList<>(reading.values());
        sorted.sort(ValueOrder.INSTANCE);
        return new Percentiles(sorted, ranks.isEmpty() ? USUAL : List.copyOf(ranks), reading.undecided());
    }

    private static void check(double percent) {
        if (!(percent >= 0 && percent <= HUNDRED)) {
            throw new UsageException("a percentile is from 0 to 100, not " + percent, "50 is the median");
        }
    }

    /**
     * The smallest value that at least that share of the values does not exceed; null where there is no value at all.
     *
     * @param percent 0 for the smallest value to 100 for the largest
     * @throws UsageException when it is no percentage
     */
    public @Nullable Object at(double percent) {
        check(percent);
        if (sorted.isEmpty()) {
            return null;
        }
        // Nearest rank; the product is rounded first, so that 7 % of 100 values is rank 7 and not 8.
        double rank = Math.ceil(Math.round(percent * sorted.size() * 1e6) / (HUNDRED * 1e6));
        return sorted.get(Math.max(0, (int) rank - 1));
    }

    /** The smallest value, or null. */
    public @Nullable Object min() {
        return at(0);
    }

    public @Nullable Object median() {
        return at(HUNDRED / 2.0);
    }

    /** The largest value, or null. */
    public @Nullable Object max() {
        return at(HUNDRED);
    }

    /** The percentages that were asked for. */
    public List<Double> ranks() {
        return ranks;
    }

    /** Number of nodes that have a value. */
    public int known() {
        return sorted.size();
    }

    /** How many values do not exceed the given one, from 0 to {@link #known()}. */
    public int upTo(Object value) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ValueOrder.INSTANCE.compare(sorted.get(middle), value) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The nodes that have no value, by the reason. */
    public Undecided undecided() {
        return undecided;
    }

    @Override
    public String toString() {
        return "percentiles of " + known() + " values";
    }
}
