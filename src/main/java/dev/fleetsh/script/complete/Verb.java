package dev.fleetsh.script.complete;

import java.util.List;

/**
 * A verb as scripts call it: {@code check(nodes, limit: 10)}.
 *
 * @param synopsis how it is written as a command
 * @param named its options
 * @param words what texts among its arguments are
 */
public record Verb(String name, String synopsis, String summary, List<Named> named, Words words) {
    public Verb {
        named = List.copyOf(named);
    }

    /** What texts among the arguments are. */
    public enum Words {
        NONE,
        /** Ids and names of nodes. */
        NODES,
        /** Ids of checks. */
        CHECKS,
        /** Either. */
        NODES_OR_CHECKS
    }

    /**
     * A named argument.
     *
     * @param value placeholder of its value, empty for true or false
     * @param choices values to offer; may be empty
     * @param checks whether its value is ids of checks
     */
    public record Named(String name, String value, String help, List<String> choices, boolean checks) {
        public Named {
            choices = List.copyOf(choices);
        }
    }
}
