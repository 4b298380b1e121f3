package dev.fleetsh.command;

/** What the words of a verb are, for completion. */
public enum Argument {
    NONE,
    /** Ids, names, globs or a predicate. */
    SELECTION,
    /** The same, or ids of checks of nodes. */
    SELECTION_OR_CHECKS,
    /** Ids and names. */
    NODES,
    /** Ids and names, then a capability. */
    NODES_AND_CAPABILITY,
    /** Ids and names, then services. */
    NODES_AND_SERVICE,
    /** Id of a check. */
    CHECK,
    /** Edition of the rules. */
    EDITION,
    /** Verb or subject of help. */
    TOPIC,
    /** A property of nodes, then ids, names, globs or a predicate. */
    PROPERTY_AND_SELECTION,
    /** Name of a value of the session. */
    VALUE,
    /** A number. */
    NUMBER
}
