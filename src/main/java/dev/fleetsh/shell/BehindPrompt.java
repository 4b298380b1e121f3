package dev.fleetsh.shell;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What goes on while the first line is typed: the fleet is collected, and Groovy is got ready. */
final class BehindPrompt {
    private final Conversation conversation;
    private final ProgressLine progress;
    private final StateFolder state;
    private final StartUp startUp;
    private final BiConsumer<Fleet, Duration> collected;
    private final Consumer<RuntimeException> failed;
    private volatile @Nullable Thread watcher;

    /**
     * @param state keeps failures of threads
     * @param startUp is entered once the fleet is there, or can't be had
     * @param collected hears of the fleet, and of the time that it took
     * @param failed hears why there is none
     */
    BehindPrompt(
            Conversation conversation,
            ProgressLine progress,
            StateFolder state,
            StartUp startUp,
            BiConsumer<Fleet, Duration> collected,
            Consumer<RuntimeException> failed) {
        this.conversation = conversation;
        this.progress = progress;
        this.state = state;
        this.startUp = startUp;
        this.collected = collected;
        this.failed = failed;
    }

    /** Begins, and returns at once. */
    void begin() {
        long start = System.nanoTime();
        Session session = conversation.session();
        Progress collecting = progress.one();
        session.startLoading(collecting);
        Thread watching = thread("fleet-watcher", () -> watch(session, start, collecting));
        watcher = watching;
        watching.start();
        // Beside the collecting, which mostly waits for answers: the first line is rarely about the whole fleet.
        thread("groovy-warmer", conversation::warm).start();
    }

    /** Whether the thread that asks is the one that waits for the fleet. */
    boolean isHere() {
        return Thread.currentThread() == watcher;
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, failure) -> state.keep(failure));
        return thread;
    }

    private void watch(Session session, long start, Progress collecting) {
        try {
            Fleet fleet = session.fleet();
            progress.end(collecting);
            collected.accept(fleet, Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException e) {
            progress.end(collecting);
            failed.accept(e);
        }
        startUp.complete();
    }
}
