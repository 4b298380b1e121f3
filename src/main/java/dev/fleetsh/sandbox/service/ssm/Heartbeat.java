package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.world.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The pings since the moment of the world: a node that was online goes on pinging every five minutes.
 *
 * @param start the moment of the world
 */
record Heartbeat(Instant start, Clock clock) {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    Instant lastPing(Registration registration) {
        Duration gone = Duration.between(start, clock.instant());
        if (!registration.pingStatus().equals("Online") || gone.isNegative()) {
            return registration.lastPing();
        }
        Duration sinceLast = Duration.between(registration.lastPing(), clock.instant());
        long missed = sinceLast.dividedBy(INTERVAL)
                - Duration.between(registration.lastPing(), start).dividedBy(INTERVAL);
        return registration.lastPing().plus(INTERVAL.multipliedBy(missed));
    }
}
