package dev.fleetsh.sandbox;

import java.time.Duration;
import java.time.Instant;

/** The tokens of one account, Region and operation. */
final class RateBucket {
    private static final double NANOSECONDS = 1e9;

    private final RateLimit limit;
    private double tokens;
    private double fewest;
    private Instant filledAt;
    private long admitted;
    private long refused;

    RateBucket(RateLimit limit, Instant now) {
        this.limit = limit;
        this.tokens = limit.burst();
        this.fewest = tokens;
        this.filledAt = now;
    }

    /** Takes a token where there is one. */
    synchronized boolean admit(Instant now) {
        if (now.isAfter(filledAt)) {
            double gained = Duration.between(filledAt, now).toNanos() / NANOSECONDS * limit.perSecond();
            tokens = Math.min(limit.burst(), tokens + gained);
            filledAt = now;
        }
        if (tokens < 1) {
            refused++;
            return false;
        }
        tokens -= 1;
        fewest = Math.min(fewest, tokens);
        admitted++;
        return true;
    }

    synchronized RateUse use(String operation, String account, String region) {
        return new RateUse(operation, account, region, limit.perSecond(), limit.burst(), admitted, refused, fewest);
    }
}
