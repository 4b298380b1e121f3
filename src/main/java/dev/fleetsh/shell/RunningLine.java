package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A line that runs on a daemon thread of its own. It can be asked to stop; when it does not heed, it can be left to itself
 * and the prompt comes back.
 */
final class RunningLine<T extends @Nullable Object> {
    /** How long a line may take to end once it was interrupted twice. */
    private static final long MOMENT_NANOSECONDS = 500_000_000;

    private final CompletableFuture<T> done = new CompletableFuture<>();
    private final Thread thread;
    private int presses;
    private long leaveAt;
    private volatile boolean abandoned;

    // Groovy's parser recurses deeply on long expressions; the default stack is small for it.
    private static final long STACK_BYTES = 4L << 20;

    RunningLine(Callable<T> work) {
        thread = new Thread(null, () -> run(work), "line", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Callable<T> work) {
        try {
            done.complete(work.call());
        } catch (Throwable e) {
            // Everything goes to whoever awaits the line, errors of the virtual machine too.
            done.completeExceptionally(e);
        }
    }

    /**
     * Interrupts the line. A second call insists: a line that does not end within a moment is left to itself; a third one
     * waits for nothing.
     */
    synchronized void cancel() {
        presses++;
        if (presses == 2) {
            leaveAt = System.nanoTime() + MOMENT_NANOSECONDS;
        }
        if (presses > 2) {
            leave();
        } else {
            thread.interrupt();
        }
    }

    private void leave() {
        if (!done.isDone()) {
            abandoned = true;
            done.completeExceptionally(new InterruptedByUserException());
        }
    }

    /** The first interrupt may not have been heard yet when the second came, and two of them are one. */
    private synchronized boolean insist() {
        if (presses < 2) {
            return false;
        }
        if (System.nanoTime() - leaveAt >= 0) {
            leave();
            return true;
        }
        thread.interrupt();
        return false;
    }

    synchronized boolean cancelled() {
        return presses > 0;
    }

    /** Whether the line still runs though nobody waits for it. */
    boolean abandoned() {
        return abandoned;
    }

    /** Waits that long for the end; true when it has come. */
    boolean await(long milliseconds) {
        try {
            done.get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return insist();
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            cancel();
            return done.isDone();
        }
    }

    /**
     * The value of the line.
     *
     * @throws Throwable what the line threw
     */
    T value() throws Throwable {
        try {
            return done.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }
}
