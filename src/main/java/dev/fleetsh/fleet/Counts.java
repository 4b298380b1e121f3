package dev.fleetsh.fleet;

import java.util.Map;

/**
 * Numbers of nodes by key.
 *
 * @param asMap largest number first
 */
public record Counts(Map<Object, Integer> asMap) {

    public int total() {
        return asMap.values().stream().mapToInt(Integer::intValue).sum();
    }
}
