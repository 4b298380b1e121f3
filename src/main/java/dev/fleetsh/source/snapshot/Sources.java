package dev.fleetsh.source.snapshot;

import java.util.Arrays;
import java.util.List;

/**
 * Which answers told the facts of a node: groups of facts that came of one answer each. Few such combinations are in a
 * fleet, and nodes name theirs by a number; what differs from node to node is when the answers came.
 *
 * @param operations one for each group
 * @param facts bits of the facts in each group, by their place in {@link NodeFact#all}
 */
record Sources(List<String> operations, long[] facts) {
    /** The tags, behind the last of the facts. */
    static final int TAGS = 62;

    @Override
    public boolean equals(Object other) {
        return other instanceof Sources sources
                && operations.equals(sources.operations)
                && Arrays.equals(facts, sources.facts);
    }

    @Override
    public int hashCode() {
        return operations.hashCode() * 31 + Arrays.hashCode(facts);
    }

    @Override
    public String toString() {
        return operations + Arrays.toString(facts);
    }
}
