package dev.fleetsh.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One value a node, read from a selection, where the nodes without one are counted.
 *
 * @param nodes those that have a value
 * @param values theirs, in the same order
 * @param others the nodes without a value
 * @param undecided why they have none
 */
record Reading(List<Node> nodes, List<Object> values, List<Node> others, Undecided undecided) {
    private static final String NO_VALUE = "no value";

    static Reading of(Iterable<Node> nodes, Function<? super Node, ? extends @Nullable Object> value) {
        List<Node> known = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Map<String, Integer> unknown = new HashMap<>();
        List<Node> others = new ArrayList<>();
        InterruptCheck interrupts = new InterruptCheck();
        for (Node node : nodes) {
            interrupts.step();
            String why;
            try {
                Object read = value.apply(node);
                if (read instanceof Fact<?> fact) {
                    read = fact.orNull();
                    why = fact instanceof Fact.Unknown<?> none ? none.reason().label() : NO_VALUE;
                } else {
                    why = NO_VALUE;
                }
                if (read != null) {
                    known.add(node);
                    values.add(read);
                    continue;
                }
            } catch (UnknownFactException e) {
                why = Undecided.key(e);
            }
            others.add(node);
            unknown.merge(why, 1, Integer::sum);
        }
        return new Reading(
                known, values, others, others.isEmpty() ? Undecided.NONE : new Undecided(others.size(), unknown));
    }

    /** The nodes by their values; equal ones stay in their order. */
    List<Node> sorted(Comparator<Object> order) {
        return IntStream.range(0, nodes.size())
                .boxed()
                .sorted(Comparator.comparing(values::get, order))
                .map(nodes::get)
                .toList();
    }

    /** The nodes whose value no other comes before. */
    List<Node> first(Comparator<Object> order) {
        List<Node> first = new ArrayList<>();
        Object least = null;
        for (int i = 0; i < nodes.size(); i++) {
            int comparison = least == null ? -1 : order.compare(values.get(i), least);
            if (comparison < 0) {
                least = values.get(i);
                first.clear();
            }
            if (comparison <= 0) {
                first.add(nodes.get(i));
            }
        }
        return first;
    }
}
