package dev.fleetsh.render;

import dev.fleetsh.fleet.Age;
import java.time.Instant;

/** Ages in words, by the same steps as in the reasons of findings. */
final class Ages {
    private final Instant now;

    Ages(Instant now) {
        this.now = now;
    }

    /** Such as {@code 41 s ago}; empty for a moment that nobody observed. */
    String ago(Instant then) {
        return then.equals(Instant.EPOCH) ? "" : Age.ago(then, now);
    }

    /** Such as {@code 3 min}; empty below a second, and for what has not happened yet. */
    String of(Instant then) {
        return Age.of(then, now);
    }
}
