package dev.fleetsh.aws;

import java.time.Duration;

/**
 * How hard to try, and how fast to ask.
 *
 * @param attempts HTTP attempts of one call, at least 1
 * @param rounds how often a throttled call for one node is put back in the queue after its attempts
 * @param backoff delay before the second attempt; it doubles from there, up to twenty times as much
 * @param attemptTimeout longest time for one attempt
 * @param callTimeout longest time for one call with all its attempts
 * @param nodeCallTimeout longest time for one call that asks for a single node, with all its attempts
 * @param workers calls in flight where there are few scopes
 * @param limited whether AWS limits the rate of calls, as it really does
 */
public record Pace(
        int attempts,
        int rounds,
        Duration backoff,
        Duration attemptTimeout,
        Duration callTimeout,
        Duration nodeCallTimeout,
        int workers,
        boolean limited) {

    private static final int MOST_WORKERS = 128;
    private static final int FOR_EACH_SCOPE = 3;
    private static final Duration ATTEMPT = Duration.ofSeconds(15);
    private static final Duration CALL = Duration.ofSeconds(25);
    private static final Duration NODE_CALL = Duration.ofSeconds(10);

    /** For AWS. */
    public static final Pace AWS = new Pace(4, 3, Duration.ofMillis(250), ATTEMPT, CALL, NODE_CALL, 12, true);

    /** For the simulated fleet. */
    public static final Pace SIMULATED = new Pace(4, 3, Duration.ofMillis(5), ATTEMPT, CALL, NODE_CALL, 8, false);

    /** Calls in flight for so many scopes: each can use a few, since its rates are its own. */
    int workersFor(int scopes) {
        return Math.max(workers, Math.min(MOST_WORKERS, limited ? FOR_EACH_SCOPE * scopes : 0));
    }

    /** The same with or without the rates that AWS keeps. */
    public Pace limited(boolean value) {
        return new Pace(attempts, rounds, backoff, attemptTimeout, callTimeout, nodeCallTimeout, workers, value);
    }
}
