package dev.fleetsh.fleet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes by key.
 *
 * @param asMap groups in order of first appearance; nodes whose key is unknown stand under a {@link Fact.Unknown}
 */
public record Groups(Map<Object, Nodes> asMap) {

    /** Number of nodes for each key, largest first. */
    public Counts counts() {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        asMap.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<Object, Nodes> e) -> -e.getValue().size())
                        .thenComparing(e -> String.valueOf(e.getKey())))
                .forEach(e -> counts.put(e.getKey(), e.getValue().size()));
        return new Counts(counts);
    }

    /** The group of that key, or null. */
    public @Nullable Nodes get(Object key) {
        return asMap.get(key);
    }

    public int size() {
        return asMap.size();
    }
}
