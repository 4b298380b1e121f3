package dev.fleetsh.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that starts with the others and goes so many times slower. */
final class SlowClock extends Clock {
    private final Instant began = Instant.now();
    private final long start = System.nanoTime();
    private final int slower;

    SlowClock(int slower) {
        this.slower = slower;
    }

    @Override
    public Instant instant() {
        return began.plusNanos((System.nanoTime() - start) / slower);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
