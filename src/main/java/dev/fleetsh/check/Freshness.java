package dev.fleetsh.check;

/** Age of the last ping against the agent's heartbeat. */
enum Freshness {
    /** Within a few default heartbeats. */
    FRESH,
    /** Later than that, but within what a node with a longer heartbeat may take. */
    LATE,
    /** Later than the longest heartbeat that an agent can be given. */
    OVERDUE,
    /** The service gave no time. */
    UNDATED
}
