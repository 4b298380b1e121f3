package dev.fleetsh.shell;

import dev.fleetsh.source.Progress;
import dev.fleetsh.source.ScopeProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Shows on a terminal's error stream how far a long collecting is, while the output may go elsewhere. */
final class BatchProgress implements Progress, AutoCloseable {
    /** Short collectings show nothing. */
    private static final long PATIENCE_NANOSECONDS = 500_000_000;

    private static final int COLUMNS = 80;

    /** More scopes than that are summed up alone. */
    private static final int MOST_LINES = 20;

    private final ProgressLine line;
    private final Writer err;
    private final boolean shown;
    private int scopes;
    private final long start = System.nanoTime();

    private BatchProgress(ProgressLine line, Writer err, boolean shown) {
        this.line = line;
        this.err = err;
        this.shown = shown;
    }

    static BatchProgress start(Writer err, boolean shown) {
        return new BatchProgress(new ProgressLine(err), err, shown);
    }

    @Override
    public synchronized void at(String what, int done, int total) {
        line.at(what, done, total);
        if (!shown) {
            return;
        }
        if (done == total && total > 0) {
            line.erase();
        } else if (System.nanoTime() - start > PATIENCE_NANOSECONDS) {
            line.draw(COLUMNS);
        }
    }

    /** A line for each scope that is through, where there are few and it takes long. */
    @Override
    public synchronized void scope(ScopeProgress now) {
        line.scope(now);
        if (now.stage() == ScopeProgress.Stage.READING) {
            scopes++;
        } else if (shown && scopes > 1 && scopes <= MOST_LINES && System.nanoTime() - start > PATIENCE_NANOSECONDS) {
            line.erase();
            boolean failed = now.stage() == ScopeProgress.Stage.FAILED;
            try {
                err.write((failed ? "✗ " : "  ")
                        + ErrorText.clean(now.label()
                                + "  "
                                + (failed ? now.why() : now.nodes() + (now.nodes() == 1 ? " node" : " nodes")))
                        + "\n");
                err.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        line.erase();
    }
}
