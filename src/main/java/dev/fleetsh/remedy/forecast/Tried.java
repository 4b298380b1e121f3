package dev.fleetsh.remedy.forecast;

import java.util.Set;

/**
 * Attempts that were made and did not help: the same attempt on the same node promises nothing.
 *
 * @param inVain those of which the verification failed
 */
public record Tried(Set<Attempt> inVain) {
    public static final Tried NONE = new Tried(Set.of());

    public Tried {
        inVain = Set.copyOf(inVain);
    }

    /**
     * A remedy on a node.
     *
     * @param remedy its id
     * @param node its id
     */
    public record Attempt(String remedy, String node) {}

    boolean inVain(String remedy, String node) {
        return inVain.contains(new Attempt(remedy, node));
    }
}
