package dev.fleetsh.fleet;

/**
 * What was left out of an answer that shows only the largest groups.
 *
 * @param keys number of groups
 * @param nodes number of nodes in them
 */
public record Rest(int keys, int nodes) {
    public static final Rest NONE = new Rest(0, 0);

    Rest plus(Rest other) {
        return new Rest(keys + other.keys, nodes + other.nodes);
    }
}
