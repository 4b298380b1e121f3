package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The start-up file, which is entered once: behind the prompt, or by the first line if that comes earlier. */
final class StartUp {
    private final Runnable work;
    private FutureTask<Void> task;

    /**
     * @param work enters the file, and reports its failures itself
     */
    StartUp(Runnable work) {
        this.work = work;
        this.task = new FutureTask<>(work, null);
    }

    /** Forgets that it was entered. */
    synchronized void again() {
        task = new FutureTask<>(work, null);
    }

    private synchronized FutureTask<Void> task() {
        return task;
    }

    /**
     * Enters the file, or waits until another thread has.
     *
     * @throws InterruptedByUserException when interrupted; the entering is then given up
     */
    void complete() {
        FutureTask<Void> entering = task();
        boolean over = entering.isDone();
        entering.run();
        try {
            entering.get();
        } catch (InterruptedException e) {
            entering.cancel(true);
            throw new InterruptedByUserException();
        } catch (CancellationException e) {
            // It was given up by whoever waited for it.
            return;
        } catch (ExecutionException e) {
            if (over) {
                // Whoever entered it has been told.
                return;
            }
            if (e.getCause() instanceof InterruptedByUserException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
