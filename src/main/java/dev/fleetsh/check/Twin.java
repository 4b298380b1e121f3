package dev.fleetsh.check;

/** Whether a machine is known under another id as well. */
enum Twin {
    NONE,
    /** It is lost, and online under another id. */
    REPLACED,
    /** It is online, and lost under another id. */
    REPLACES
}
