package dev.fleetsh.fleet;

import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes that a predicate could not decide, because a fact that it read was unknown.
 *
 * @param count number of nodes
 * @param facts how often each unknown fact was in the way, as {@code agent (not registered)} to number of nodes
 */
public record Undecided(int count, Map<String, Integer> facts) {
    public static final Undecided NONE = new Undecided(0, Map.of());

    public Undecided {
        facts = Map.copyOf(facts);
    }

    public Undecided plus(Undecided other) {
        if (other.count == 0) {
            return this;
        }
        Map<String, Integer> sum = new TreeMap<>(facts);
        other.facts.forEach((fact, n) -> sum.merge(fact, n, Integer::sum));
        return new Undecided(count + other.count, sum);
    }

    /** What was added to an earlier count. */
    Undecided minus(Undecided earlier) {
        Map<String, Integer> left = new TreeMap<>(facts);
        earlier.facts.forEach((fact, n) -> left.computeIfPresent(fact, (f, sum) -> sum > n ? sum - n : null));
        return new Undecided(count - earlier.count, left);
    }

    static String key(UnknownFactException unknown) {
        return unknown.fact() + " (" + unknown.unknown().reason().label() + ")";
    }
}
