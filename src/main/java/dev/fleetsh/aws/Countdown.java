package dev.fleetsh.aws;

import java.util.concurrent.atomic.AtomicInteger;

/** Does something once when as many have arrived as were expected. */
final class Countdown {
    private final AtomicInteger open;
    private final Runnable then;

    private Countdown(int expected, Runnable then) {
        this.open = new AtomicInteger(expected);
        this.then = then;
    }

    /** Where none is expected, it is done at once. */
    static Countdown of(int expected, Runnable then) {
        if (expected == 0) {
            then.run();
        }
        return new Countdown(expected, then);
    }

    void arrive() {
        if (open.decrementAndGet() == 0) {
            then.run();
        }
    }
}
