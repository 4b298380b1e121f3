package dev.fleetsh.fleet;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of nodes by key.
 *
 * @param asMap largest number first; nodes whose key is unknown are counted under a {@link Fact.Unknown}
 * @param rest what is not shown
 */
public record Counts(Map<Object, Integer> asMap, Rest rest) implements Iterable<Map.Entry<Object, Integer>> {

    public Counts(Map<Object, Integer> asMap) {
        this(asMap, Rest.NONE);
    }

    /** Sorted by number, largest first; equal numbers by key. */
    static Counts of(Map<Object, Integer> counted, Rest rest) {
        Map<Object, Integer> sorted = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<Object, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, ValueOrder.INSTANCE))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new Counts(Collections.unmodifiableMap(sorted), rest);
    }

    /** The keys with the largest numbers; how many keys and nodes are left out stays with the answer. */
    public Counts top(int most) {
        List<Map.Entry<Object, Integer>> entries = List.copyOf(asMap.entrySet());
        int kept = Math.min(Math.max(most, 0), entries.size());
        Map<Object, Integer> first = new LinkedHashMap<>();
        entries.subList(0, kept).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        int nodes = entries.subList(kept, entries.size()).stream()
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Counts(Collections.unmodifiableMap(first), rest.plus(new Rest(entries.size() - kept, nodes)));
    }

    /** The same by key rather than by number; unknown keys last. */
    public Counts byKey() {
        Map<Object, Integer> sorted = new LinkedHashMap<>();
        asMap.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Object, Integer> entry) -> entry.getKey() instanceof Fact<?>)
                        .thenComparing(Map.Entry::getKey, ValueOrder.INSTANCE))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new Counts(Collections.unmodifiableMap(sorted), rest);
    }

    /** Number of nodes with that key, 0 where there are none. */
    public int get(Object key) {
        return asMap.entrySet().stream()
                .filter(entry -> Keys.same(entry.getKey(), key))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Number of keys that are shown. */
    public int size() {
        return asMap.size();
    }

    /** Number of nodes that were counted, also those that are not shown. */
    public int total() {
        return rest.nodes()
                + asMap.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public Iterator<Map.Entry<Object, Integer>> iterator() {
        return asMap.entrySet().iterator();
    }
}
