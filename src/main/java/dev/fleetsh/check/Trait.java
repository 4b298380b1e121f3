package dev.fleetsh.check;

import java.util.Collection;

/** A part of what rules read of a node, with its place in one of the two numbers of {@link Traits}. */
enum Trait {
    SCOPE(true, 0, 24),
    AGENT(true, 24, 7),
    BEHIND(true, 31, 1),
    LATEST(true, 32, 4),
    AUTO_UPDATE(true, 36, 4),
    REGISTERED(true, 40, 4),
    PING(true, 44, 4),
    FRESHNESS(true, 48, 2),
    CHANNEL(true, 50, 4),
    PLATFORM(false, 0, 20),
    KIND(false, 20, 2),
    STATE(false, 22, 4),
    PROFILE(false, 26, 4),
    METADATA(false, 30, 4),
    ROLE(false, 34, 4),
    DIRECTORY_ROLE(false, 38, 4),
    DIRECTORY_SERVICE(false, 42, 4),
    PROBE(false, 46, 8),
    USER(false, 54, 4);

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
