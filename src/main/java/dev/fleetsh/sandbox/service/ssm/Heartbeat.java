package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.world.Registration;
import java.time.Duration;
import java.time.Instant;

/**
 * The pings since the moment of the world: a node that was online goes on pinging every five minutes.
 */
record Heartbeat(LiveWorld live) {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    Instant lastPing(Registration registration) {
        Instant start = live.start().now();
        Instant now = live.now();
        Duration gone = Duration.between(start, now);
        if (!registration.pingStatus().equals("Online") || gone.isNegative()) {
            return registration.lastPing();
        }
        Duration sinceLast = Duration.between(registration.lastPing(), now);
        long missed = sinceLast.dividedBy(INTERVAL)
                - Duration.between(registration.lastPing(), start).dividedBy(INTERVAL);
        return registration.lastPing().plus(INTERVAL.multipliedBy(missed));
    }
}
