package dev.fleetsh.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shares equal values between the nodes of a world, so that a big fleet stays small in memory. */
final class Pool {
    private final Instant now;
    private final Map<List<?>, Object> shared = new HashMap<>();
    private final Map<Duration, Instant> instants = new HashMap<>();

    Pool(Instant now) {
        this.now = now;
    }

    /**
     * The value that was made for an equal key, or a new one.
     *
     * @param key what decides the value, its kind included
     */
    @SuppressWarnings("unchecked")
    <V> V share(List<?> key, Supplier<V> make) {
        Object first = shared.get(key);
        if (first == null) {
            first = make.get();
            shared.put(key, first);
        }
        return (V) first;
    }

    /** A moment before the world's. */
    Instant ago(Duration age) {
        return instants.computeIfAbsent(age, now::minus);
    }
}
