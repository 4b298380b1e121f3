package dev.fleetsh.check.path;

import java.util.List;

/**
 * Another way to a service than the one that is taken.
 *
 * @param carrier which way it goes
 * @param family {@code IPv4} or {@code IPv6}
 * @param host the name that it begins with
 * @param unless why it is not taken, as half a sentence
 * @param hops those that differ from the way that is taken: what lies behind interface and name resolution
 */
public record Detour(Carrier carrier, String family, String host, String unless, List<Hop> hops) {
    public Detour {
        hops = List.copyOf(hops);
    }

    public Passage passage() {
        return Passage.through(hops);
    }

    /** The hop that decides, as in {@link Path#deciding}. */
    public Hop deciding() {
        return Path.deciding(hops);
    }
}
