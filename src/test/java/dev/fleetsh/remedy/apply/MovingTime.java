package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.command.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when somebody waits. */
public final class MovingTime extends Clock implements Waiter {
    private Instant now;
    private Runnable onSleep = () -> {};

    public MovingTime(Instant start) {
        now = start;
    }

    /** What happens meanwhile, each time. */
    void onSleep(Runnable meanwhile) {
        onSleep = meanwhile;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (this) {
            now = now.plus(time);
        }
        onSleep.run();
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
