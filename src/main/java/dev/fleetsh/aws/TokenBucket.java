package dev.fleetsh.aws;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Holds a rate of calls: one token a call, and a few saved up. Being throttled halves the rate, once for all calls that
 * were under way together; every success gives back a little, up to the rate that it began with.
 */
final class TokenBucket {
    private static final double SLOWEST = 1;
    private static final double RECOVERY = 0.05;
    private static final double NANOS = 1e9;
    private static final long TOGETHER = 250_000_000;

    private final double seed;
    private final double most;
    private final LongSupplier nanoTime;
    private final ThreadLocal<Boolean> paid = ThreadLocal.withInitial(() -> false);
    private double rate;
    private double tokens;
    private long filledAt;
    private long halvedAt;

    /** A bucket that saves up a second's worth. */
    TokenBucket(double perSecond, LongSupplier nanoTime) {
        this(perSecond, Math.max(perSecond, 1), nanoTime);
    }

    /**
     * A bucket that begins with one token: whoever called before may have used up what AWS saves.
     *
     * @param perSecond calls a second, 0 for no limit
     * @param most tokens that are saved up at most, at least 1
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    TokenBucket(double perSecond, double most, LongSupplier nanoTime) {
        this.seed = perSecond;
        this.most = most;
        this.nanoTime = nanoTime;
        this.rate = perSecond;
        this.tokens = 1;
        this.filledAt = nanoTime.getAsLong();
        this.halvedAt = filledAt - TOGETHER;
    }

    /** Takes a token: 0 when there was one, else nanoseconds until there will be one. */
    synchronized long take() {
        if (seed <= 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        tokens = Math.min(most, tokens + (now - filledAt) / NANOS * rate);
        filledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / rate * NANOS);
    }

    /** Takes a token, as soon as there is one. */
    void await() throws InterruptedException {
        for (long nanos = take(); nanos > 0; nanos = take()) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    /** This thread has taken the token for the call that it is about to make. */
    void prepay() {
        if (seed > 0) {
            paid.set(true);
        }
    }

    /** Whether this thread has taken it; asking uses it up. */
    boolean usePrepaid() {
        boolean taken = paid.get();
        paid.remove();
        return taken;
    }

    synchronized void throttled() {
        long now = nanoTime.getAsLong();
        tokens = 0;
        filledAt = now;
        if (now - halvedAt >= TOGETHER) {
            halvedAt = now;
            rate = Math.max(Math.min(SLOWEST, seed), rate / 2);
        }
    }

    synchronized void succeeded() {
        rate = Math.min(seed, rate + RECOVERY);
    }

    synchronized double rate() {
        return rate;
    }
}
