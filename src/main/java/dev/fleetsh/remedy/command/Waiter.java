package dev.fleetsh.remedy.command;

import java.time.Duration;

/** Lets time pass; tests move a clock instead. */
@FunctionalInterface
public interface Waiter {
    /** Waits on the machine's own clock. */
    Waiter REAL = time -> Thread.sleep(time.toMillis());

    /**
     * Comes back after that time.
     *
     * @throws InterruptedException when interrupted meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
