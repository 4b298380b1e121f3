package dev.fleetsh.aws;

import java.util.function.LongSupplier;

/**
 * Holds a rate of calls: one token a call, and a second's worth saved up at most. Being throttled halves the rate;
 * every success gives back a little, up to the rate that it began with.
 */
final class TokenBucket {
    private static final double SLOWEST = 1;
    private static final double RECOVERY = 0.05;
    private static final double NANOS = 1e9;

    private double seed;
    private final LongSupplier nanoTime;
    private double rate;
    private double tokens;
    private long filledAt;

    /**
     * @param perSecond calls a second, 0 for no limit
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    TokenBucket(double perSecond, LongSupplier nanoTime) {
        this.seed = perSecond;
        this.nanoTime = nanoTime;
        this.rate = perSecond;
        this.tokens = Math.min(perSecond, 1);
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes a token: 0 when there was one, else nanoseconds until there will be one. */
    synchronized long take() {
        if (seed <= 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        tokens = Math.min(Math.max(rate, 1), tokens + (now - filledAt) / NANOS * rate);
        filledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / rate * NANOS);
    }

    synchronized void throttled() {
        rate = Math.max(Math.min(SLOWEST, seed), rate / 2);
        tokens = 0;
    }

    synchronized void succeeded() {
        rate = Math.min(seed, rate + RECOVERY);
    }

    /** Lifts the limit. */
    synchronized void open() {
        seed = 0;
    }

    synchronized double rate() {
        return rate;
    }
}
