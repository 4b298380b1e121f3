package dev.fleetsh.remedy.apply;

/** Stops an apply from outside. Safe for several threads. */
public final class Brake {
    private enum Force {
        NONE,
        PAUSE,
        CANCEL,
        LEAVE
    }

    private Force force = Force.NONE;

    /** Lets what is in flight end, and leaves the rest for later. */
    public synchronized void pause() {
        atLeast(Force.PAUSE);
    }

    /** Cancels commands in flight as well. */
    public synchronized void cancel() {
        atLeast(Force.CANCEL);
    }

    /** The first time it pauses; once more it leaves at once, and a resume finds out what became of what is in flight. */
    public synchronized void press() {
        atLeast(force == Force.NONE ? Force.PAUSE : Force.LEAVE);
    }

    private void atLeast(Force wanted) {
        if (force.compareTo(wanted) < 0) {
            force = wanted;
        }
    }

    /** Whether nothing more is to be begun. */
    public synchronized boolean pausing() {
        return force != Force.NONE;
    }

    /** Whether what is in flight is to be cancelled. */
    public synchronized boolean cancelling() {
        return force.compareTo(Force.CANCEL) >= 0;
    }

    synchronized boolean leaving() {
        return force == Force.LEAVE;
    }
}
