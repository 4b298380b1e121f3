package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.world.Registration;
import java.time.Duration;
import java.time.Instant;

/**
 * The pings since the moment of the world: a node that was online goes on pinging every five minutes, and at once when
 * its agent is back after a restart.
 */
record Heartbeat(LiveWorld live) {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    Instant lastPing(String nodeId, Registration registration) {
        Instant first = registration.lastPing();
        Instant now = live.now();
        if (!registration.pingStatus().equals("Online")
                || now.isBefore(live.start().now())) {
            return first;
        }
        Instant back = live.backAt(nodeId);
        if (back != null && back.isAfter(first)) {
            if (!back.isAfter(now)) {
                return last(back, back, now);
            }
            Instant gone = back.minus(live.pace().restart());
            return last(first, live.start().now(), gone);
        }
        return last(first, live.start().now(), now);
    }

    /** The last ping before an end; what came before the start is as the world says. */
    private static Instant last(Instant first, Instant start, Instant end) {
        long missed = Duration.between(first, end).dividedBy(INTERVAL)
                - Math.max(0, Duration.between(first, start).dividedBy(INTERVAL));
        return first.plus(INTERVAL.multipliedBy(Math.max(0, missed)));
    }
}
