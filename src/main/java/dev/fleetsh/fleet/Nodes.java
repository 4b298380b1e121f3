package dev.fleetsh.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A selection of nodes: an immutable sequence that remembers how many nodes it was taken from and how many of those could
 * not be decided.
 */
public final class Nodes implements Iterable<Node> {
    private final Node[] nodes;
    private final int total;
    private final Undecided undecided;

    private Nodes(Node[] nodes, int total, Undecided undecided) {
        this.nodes = nodes;
        this.total = total;
        this.undecided = undecided;
    }

    /** All of the given nodes. */
    public static Nodes of(List<Node> nodes) {
        return new Nodes(nodes.toArray(Node[]::new), nodes.size(), Undecided.NONE);
    }

    public int size() {
        return nodes.length;
    }

    public boolean isEmpty() {
        return nodes.length == 0;
    }

    /** Number of nodes that this selection was taken from. */
    public int total() {
        return total;
    }

    public Undecided undecided() {
        return undecided;
    }

    public Node get(int index) {
        return nodes[index];
    }

    /** The nodes for which the predicate holds. A node whose needed fact is unknown is left out and counted. */
    public Nodes where(Predicate<? super Node> predicate) {
        List<Node> kept = new ArrayList<>();
        Map<String, Integer> unknown = new HashMap<>();
        int count = 0;
        InterruptCheck interrupts = new InterruptCheck();
        for (Node node : nodes) {
            interrupts.step();
            try {
                if (predicate.test(node)) {
                    kept.add(node);
                }
            } catch (UnknownFactException e) {
                count++;
                unknown.merge(Undecided.key(e), 1, Integer::sum);
            }
        }
        return taken(kept, count == 0 ? undecided : undecided.plus(new Undecided(count, unknown)));
    }

    /** Groups by a key; nodes whose key is unknown form groups of their own under the {@link Fact.Unknown}. */
    public Groups groupBy(Function<? super Node, ? extends @Nullable Object> key) {
        Keys keys = new Keys();
        Map<Object, List<Node>> lists = new LinkedHashMap<>();
        for (Node node : nodes) {
            lists.computeIfAbsent(keys.of(key, node), k -> new ArrayList<>()).add(node);
        }
        Map<Object, Nodes> groups = new LinkedHashMap<>();
        lists.forEach((k, list) -> groups.put(k, taken(list, Undecided.NONE)));
        return new Groups(groups);
    }

    /** Number of nodes for each key, largest first; unknown keys are counted by their reason. */
    public Counts counts(Function<? super Node, ? extends @Nullable Object> key) {
        Keys keys = new Keys();
        Map<Object, Integer> counts = new LinkedHashMap<>();
        for (Node node : nodes) {
            counts.merge(keys.of(key, node), 1, Integer::sum);
        }
        return Counts.of(counts, Rest.NONE);
    }

    /** One value a node, in order; an unknown fact stands as {@link Fact.Unknown}. */
    public List<Object> values(Function<? super Node, ? extends @Nullable Object> value) {
        Keys keys = new Keys();
        List<Object> values = new ArrayList<>(nodes.length);
        for (Node node : nodes) {
            values.add(keys.of(value, node));
        }
        return values;
    }

    /** The different values in their order; nodes whose value is unknown are counted apart. */
    public Distinct distinct(Function<? super Node, ? extends @Nullable Object> value) {
        return Distinct.of(this, value);
    }

    /**
     * How the values are spread: smallest, median, 90th and 99th percentile, largest.
     *
     * @throws UsageException when the values have no order
     */
    public Percentiles percentiles(Function<? super Node, ? extends @Nullable Object> value) {
        return Percentiles.of(this, List.of(), value);
    }

    /**
     * One percentile of the values, by nearest rank.
     *
     * @param percent 0 to 100
     * @throws UsageException when it is no percentage, or the values have no order
     */
    public Percentiles percentile(double percent, Function<? super Node, ? extends @Nullable Object> value) {
        return Percentiles.of(this, List.of(percent), value);
    }

    /** Of how many nodes the condition holds, and of how many that is not known. */
    public Tally count(Predicate<? super Node> condition) {
        Nodes holding = where(condition);
        return new Tally(holding.size(), size(), holding.undecided.minus(undecided));
    }

    /**
     * Whether the condition holds for some node.
     *
     * @throws UnknownFactException when it holds for none that it could be told of, and of some it could not
     */
    public boolean any(Predicate<? super Node> condition) {
        return some(condition, true);
    }

    /**
     * Whether the condition holds for all nodes.
     *
     * @throws UnknownFactException when it fails for none that it could be told of, and of some it could not
     */
    public boolean every(Predicate<? super Node> condition) {
        return !some(condition, false);
    }

    private boolean some(Predicate<? super Node> condition, boolean wanted) {
        UnknownFactException open = null;
        InterruptCheck interrupts = new InterruptCheck();
        for (Node node : nodes) {
            interrupts.step();
            try {
                if (condition.test(node) == wanted) {
                    return true;
                }
            } catch (UnknownFactException e) {
                open = e;
            }
        }
        if (open != null) {
            throw open;
        }
        return false;
    }

    /** Sorted by a key; nodes whose key is unknown come last. */
    public Nodes sortBy(Function<? super Node, ? extends @Nullable Object> key) {
        return sorted(key, ValueOrder.INSTANCE);
    }

    /** Sorted by a key, the largest first; nodes whose key is unknown come last all the same. */
    public Nodes sortByDescending(Function<? super Node, ? extends @Nullable Object> key) {
        return sorted(key, ValueOrder.INSTANCE.reversed());
    }

    private Nodes sorted(Function<? super Node, ? extends @Nullable Object> key, Comparator<Object> order) {
        Reading reading = Reading.of(this, key);
        List<Node> sorted = new ArrayList<>(reading.sorted(order));
        sorted.addAll(reading.others());
        return taken(sorted, undecided);
    }

    /** The nodes with the largest values, largest first; nodes whose value is unknown are left out and counted. */
    public Nodes top(int most, Function<? super Node, ? extends @Nullable Object> value) {
        Reading reading = Reading.of(this, value);
        List<Node> sorted = reading.sorted(ValueOrder.INSTANCE.reversed());
        return taken(
                sorted.subList(0, Math.min(Math.max(most, 0), sorted.size())), undecided.plus(reading.undecided()));
    }

    /** The nodes with the smallest value, all of them where several have it; unknown values are counted. */
    public Nodes min(Function<? super Node, ? extends @Nullable Object> value) {
        return extreme(value, ValueOrder.INSTANCE);
    }

    /** The nodes with the largest value, all of them where several have it; unknown values are counted. */
    public Nodes max(Function<? super Node, ? extends @Nullable Object> value) {
        return extreme(value, ValueOrder.INSTANCE.reversed());
    }

    private Nodes extreme(Function<? super Node, ? extends @Nullable Object> value, Comparator<Object> order) {
        Reading reading = Reading.of(this, value);
        return taken(reading.first(order), undecided.plus(reading.undecided()));
    }

    /** The first nodes of this selection. */
    public Nodes limit(int most) {
        return taken(List.of(Arrays.copyOf(nodes, Math.min(Math.max(most, 0), nodes.length))), undecided);
    }

    public Nodes reversed() {
        List<Node> list = new ArrayList<>(List.of(nodes));
        Collections.reverse(list);
        return taken(list, undecided);
    }

    /** The nodes that are in both selections. */
    public Nodes and(Nodes other) {
        var ids = other.identities();
        return taken(stream().filter(ids::containsKey).toList(), undecided.plus(other.undecided));
    }

    /** The nodes that are in this selection or the other, this one's first. */
    public Nodes or(Nodes other) {
        var ids = identities();
        return taken(
                Stream.concat(stream(), other.stream().filter(node -> !ids.containsKey(node)))
                        .toList(),
                undecided.plus(other.undecided));
    }

    /** The nodes of this selection that are not in the other. */
    public Nodes minus(Nodes other) {
        var ids = other.identities();
        return taken(stream().filter(node -> !ids.containsKey(node)).toList(), undecided.plus(other.undecided));
    }

    /** Pairs each node with the nodes of another selection that have the same key. */
    public Joined join(Nodes other, Function<? super Node, ? extends @Nullable Object> key) {
        return Joined.of(this, other, key);
    }

    public List<String> ids() {
        return stream().map(Node::id).toList();
    }

    public List<Node> list() {
        return Collections.unmodifiableList(Arrays.asList(nodes));
    }

    public Stream<Node> stream() {
        return Arrays.stream(nodes);
    }

    @Override
    public Iterator<Node> iterator() {
        return list().iterator();
    }

    /** The same nodes as a selection from a larger whole. */
    public Nodes outOf(int whole) {
        return new Nodes(nodes, whole, undecided);
    }

    @Override
    public String toString() {
        return nodes.length == total ? total + " nodes" : nodes.length + " of " + total + " nodes";
    }

    private Nodes taken(List<Node> kept, Undecided without) {
        return new Nodes(kept.toArray(Node[]::new), total, without);
    }

    private Map<Node, Boolean> identities() {
        Map<Node, Boolean> ids = new java.util.IdentityHashMap<>();
        for (Node node : nodes) {
            ids.put(node, true);
        }
        return ids;
    }
}
