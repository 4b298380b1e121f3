package dev.fleetsh.sandbox.world;

/** Amazon's root certificates on a machine. */
public enum AmazonRoots {
    /** Its own trust store has them. */
    SHIPPED,
    /** It doesn't trust them. */
    MISSING,
    /** They were added by hand, and can be taken away again. */
    ADDED
}
