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
        for (Node node : nodes) {
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
    public Groups groupBy(Function<? super Node, ?> key) {
        Map<Object, List<Node>> lists = new LinkedHashMap<>();
        for (Node node : nodes) {
            lists.computeIfAbsent(valueOrUnknown(key, node), k -> new ArrayList<>())
                    .add(node);
        }
        Map<Object, Nodes> groups = new LinkedHashMap<>();
        lists.forEach((k, list) -> groups.put(k, taken(list, Undecided.NONE)));
        return new Groups(groups);
    }

    /** One value a node, in order; an unknown fact stands as {@link Fact.Unknown}. */
    public List<Object> values(Function<? super Node, ?> value) {
        List<Object> values = new ArrayList<>(nodes.length);
        for (Node node : nodes) {
            values.add(valueOrUnknown(value, node));
        }
        return values;
    }

    /** Sorted by a key; nodes whose key is unknown come last. */
    public <K extends Comparable<? super K>> Nodes sortBy(Function<? super Node, K> key) {
        record Keyed<K>(Node node, @Nullable K key) {}
        List<Keyed<K>> keyed = new ArrayList<>();
        for (Node node : nodes) {
            K k;
            try {
                k = key.apply(node);
            } catch (UnknownFactException e) {
                k = null;
            }
            keyed.add(new Keyed<>(node, k));
        }
        keyed.sort(Comparator.comparing(Keyed::key, Comparator.nullsLast(Comparator.naturalOrder())));
        return taken(keyed.stream().map(Keyed::node).toList(), undecided);
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

    /** Pairs each node with the nodes of another selection that have the same key; without a partner it is left out. */
    public Map<Node, Nodes> join(Nodes other, Function<? super Node, ?> key) {
        Map<Object, Nodes> right = other.groupBy(key).asMap();
        Map<Node, Nodes> joined = new LinkedHashMap<>();
        for (Node node : nodes) {
            Object k = valueOrUnknown(key, node);
            Nodes partners = k instanceof Fact.Unknown<?> ? null : right.get(k);
            if (partners != null) {
                joined.put(node, partners);
            }
        }
        return joined;
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

    private static Object valueOrUnknown(Function<? super Node, ?> key, Node node) {
        try {
            Object value = key.apply(node);
            return value == null ? "" : value;
        } catch (UnknownFactException e) {
            return e.unknown();
        }
    }
}
