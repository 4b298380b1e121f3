package dev.fleetsh.session;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One collecting that runs on a thread of its own. */
final class Loading {
    private final FutureTask<Fleet> task;
    private final Thread thread;
    private volatile boolean failed;

    Loading(Callable<Fleet> work) {
        this.task = new FutureTask<>(work) {
            @Override
            protected void setException(Throwable failure) {
                failed = true;
                super.setException(failure);
            }
        };
        this.thread = new Thread(task, "fleet-loader");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean done() {
        return task.isDone();
    }

    /** Whether a fleet came, so that {@link #await()} answers at once. */
    boolean succeeded() {
        return task.isDone() && !failed;
    }

    /** Asks the source to stop; it yields what has come by then. */
    void stop() {
        thread.interrupt();
    }

    /** Waits. An interrupt ends the waiting only: the collecting goes on. */
    Fleet await() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        } catch (CancellationException e) {
            throw new InterruptedByUserException();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof FleetException known) {
                throw known;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("collecting the fleet failed: " + cause, cause);
        }
    }
}
