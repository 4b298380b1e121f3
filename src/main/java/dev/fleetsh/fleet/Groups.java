package dev.fleetsh.fleet;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Nodes by key.
 *
 * @param asMap groups in order of first appearance; nodes whose key is unknown stand under a {@link Fact.Unknown}
 * @param rest what is not shown
 */
public record Groups(Map<Object, Nodes> asMap, Rest rest) implements Iterable<Map.Entry<Object, Nodes>> {

    public Groups(Map<Object, Nodes> asMap) {
        this(asMap, Rest.NONE);
    }

    /** Number of nodes for each key, largest first. */
    public Counts counts() {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        asMap.forEach((key, nodes) -> counts.put(key, nodes.size()));
        return Counts.of(counts, rest);
    }

    /** The largest groups, largest first; how many groups and nodes are left out stays with the answer. */
    public Groups top(int most) {
        List<Map.Entry<Object, Nodes>> sorted = asMap.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Object, Nodes> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey, ValueOrder.INSTANCE))
                .toList();
        int kept = Math.min(Math.max(most, 0), sorted.size());
        Map<Object, Nodes> first = new LinkedHashMap<>();
        sorted.subList(0, kept).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        int nodes = sorted.subList(kept, sorted.size()).stream()
                .mapToInt(entry -> entry.getValue().size())
                .sum();
        return new Groups(Collections.unmodifiableMap(first), rest.plus(new Rest(sorted.size() - kept, nodes)));
    }

    /** The groups for which the condition on key and nodes holds. */
    public Groups where(BiPredicate<Object, Nodes> condition) {
        Map<Object, Nodes> kept = new LinkedHashMap<>();
        asMap.forEach((key, nodes) -> {
            if (condition.test(key, nodes)) {
                kept.put(key, nodes);
            }
        });
        return new Groups(Collections.unmodifiableMap(kept), rest);
    }

    /** The nodes of all groups that are shown, as one selection. */
    public Nodes nodes() {
        Set<Node> all = new LinkedHashSet<>();
        int whole = 0;
        for (Nodes nodes : asMap.values()) {
            all.addAll(nodes.list());
            whole = nodes.total();
        }
        return Nodes.of(List.copyOf(all)).outOf(Math.max(whole, all.size()));
    }

    /** The group of that key, or null. */
    public @Nullable Nodes get(Object key) {
        Nodes exact = asMap.get(key);
        if (exact != null || !(key instanceof Fact.Unknown<?>)) {
            return exact;
        }
        return asMap.entrySet().stream()
                .filter(entry -> Keys.same(entry.getKey(), key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public int size() {
        return asMap.size();
    }

    @Override
    public Iterator<Map.Entry<Object, Nodes>> iterator() {
        return asMap.entrySet().iterator();
    }
}
