package dev.fleetsh.fleet;

/** Lets Ctrl-C end a long pass over nodes, without a cost that each node would feel. */
public final class InterruptCheck {
    private static final int EVERY = 64;

    private int steps;

    /**
     * Called for each node.
     *
     * @throws InterruptedByUserException when the thread has been interrupted; its flag is cleared then
     */
    public void step() {
        if (++steps % EVERY == 0 && Thread.currentThread().isInterrupted()) {
            Thread.interrupted();
            throw new InterruptedByUserException();
        }
    }
}
