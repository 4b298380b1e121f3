package dev.fleetsh.check;

import java.util.Collection;

/** A part of what rules read of a node, with its place in one of the three numbers of {@link Traits}. */
enum Trait {
    SCOPE(0, 0, 20),
    AGENT(0, 20, 7),
    BEHIND(0, 27, 1),
    LATEST(0, 28, 5),
    AUTO_UPDATE(0, 33, 5),
    REGISTERED(0, 38, 5),
    PING(0, 43, 5),
    FRESHNESS(0, 48, 2),
    CHANNEL(0, 50, 5),
    /** The user that sessions run as on Linux and macOS; on Windows, which has none, its PowerShell. */
    RUN_AS_USER(0, 55, 5),
    PLATFORM(1, 0, 18),
    KIND(1, 18, 2),
    STATE(1, 20, 5),
    PROFILE(1, 25, 5),
    METADATA(1, 30, 5),
    ROLE(1, 35, 5),
    DIRECTORY_ROLE(1, 40, 5),
    DIRECTORY_SERVICE(1, 45, 5),
    PROBE(1, 50, 8),
    USER(1, 58, 5),
    DIAGNOSTICS(2, 0, 14),
    CLOCK(2, 14, 5),
    TLS(2, 19, 5),
    /** What the networks of its scope let the node reach. */
    WAY(2, 24, 12),
    /** A number for what the node's own role may do, equal for nodes for which the rules decide alike. */
    PERMITTED(2, 36, 14),
    /** The same for what the person who asks may do with the node. */
    OPERATOR(2, 50, 8),
    TWIN(0, 60, 2),
    ACTIVATION(2, 58, 5);

    private final int number;
    private final int shift;
    private final int width;

    Trait(int number, int shift, int width) {
        this.number = number;
        this.shift = shift;
        this.width = width;
    }

    /** The code at this trait's place. */
    long at(int code) {
        return (long) code << shift;
    }

    /** Bits of the traits that lie in one of the numbers, counted from 0. */
    static long mask(Collection<Trait> traits, int number) {
        long mask = 0;
        for (Trait trait : traits) {
            if (trait.number == number) {
                mask |= (1L << trait.width) - 1 << trait.shift;
            }
        }
        return mask;
    }
}
