package dev.fleetsh.check;

import java.util.Collection;

/** A part of what rules read of a node, with its place in one of the two numbers of {@link Traits}. */
enum Trait {
    SCOPE(true, 0, 20),
    AGENT(true, 20, 7),
    BEHIND(true, 27, 1),
    LATEST(true, 28, 4),
    AUTO_UPDATE(true, 32, 4),
    REGISTERED(true, 36, 4),
    PING(true, 40, 4),
    FRESHNESS(true, 44, 2),
    CHANNEL(true, 46, 4),
    DIAGNOSTICS(true, 50, 10),
    RUN_AS_USER(true, 60, 4),
    PLATFORM(false, 0, 18),
    KIND(false, 18, 2),
    STATE(false, 20, 4),
    PROFILE(false, 24, 4),
    METADATA(false, 28, 4),
    ROLE(false, 32, 4),
    DIRECTORY_ROLE(false, 36, 4),
    DIRECTORY_SERVICE(false, 40, 4),
    PROBE(false, 44, 8),
    USER(false, 52, 4),
    CLOCK(false, 56, 4),
    TLS(false, 60, 4);

    private final boolean first;
    private final int shift;
    private final int width;

    Trait(boolean first, int shift, int width) {
        this.first = first;
        this.shift = shift;
        this.width = width;
    }

    /** The code at this trait's place. */
    long at(int code) {
        return (long) code << shift;
    }

    /** Bits of the traits that lie in the first number. */
    static long firstMask(Collection<Trait> traits) {
        return mask(traits, true);
    }

    /** Bits of the traits that lie in the second number. */
    static long secondMask(Collection<Trait> traits) {
        return mask(traits, false);
    }

    private static long mask(Collection<Trait> traits, boolean first) {
        long mask = 0;
        for (Trait trait : traits) {
            if (trait.first == first) {
                mask |= (1L << trait.width) - 1 << trait.shift;
            }
        }
        return mask;
    }
}
