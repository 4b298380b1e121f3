package dev.fleetsh.fleet;

import java.util.AbstractList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The different values that a selection has, in their order; nodes without a value are counted apart. */
public final class Distinct extends AbstractList<Object> {
    private final List<Object> values;
    private final Undecided undecided;

    private Distinct(List<Object> values, Undecided undecided) {
        this.values = values;
        this.undecided = undecided;
    }

    static Distinct of(Nodes nodes, Function<? super Node, ? extends @Nullable Object> value) {
        Reading reading = Reading.of(nodes, value);
        TreeSet<Object> sorted = new TreeSet<>(ValueOrder.INSTANCE);
        sorted.addAll(reading.values());
        return new Distinct(List.copyOf(sorted), reading.undecided());
    }

    /** The nodes that have no value, by the reason. */
    public Undecided undecided() {
        return undecided;
    }

    @Override
    public Object get(int index) {
        return values.get(index);
    }

    @Override
    public int size() {
        return values.size();
    }
}
