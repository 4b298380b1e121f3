package dev.fleetsh.aws;

import dev.fleetsh.source.Progress;
import dev.fleetsh.source.ScopeProgress;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells how far collecting has come, not for every call. */
final class Meter {
    private static final int STEP = 20;

    private final Progress progress;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean over;

    Meter(Progress progress) {
        this.progress = progress;
    }

    /** A page of nodes has come, with so many calls to make for them. */
    void listed(int more) {
        report("nodes", answered.get(), calls.addAndGet(more));
    }

    /** One of those calls is through. */
    void answered() {
        int done = answered.incrementAndGet();
        int total = calls.get();
        if (done % STEP == 0 || done == total) {
            report("nodes", done, total);
        }
    }

    void step(String what, int done, int total) {
        report(what, done, total);
    }

    void scope(String label, ScopeProgress.Stage stage, int nodes, String why) {
        if (!over) {
            progress.scope(new ScopeProgress(label, stage, nodes, why));
        }
    }

    /** Nothing is told after this. */
    void stop() {
        over = true;
    }

    private void report(String what, int done, int total) {
        if (!over) {
            progress.at(what, done, total);
        }
    }
}
