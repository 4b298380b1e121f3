package dev.fleetsh.shell;

import dev.fleetsh.source.Progress;
import java.io.Writer;

/** Shows on a terminal's error stream how far a long collecting is, while the output may go elsewhere. */
final class BatchProgress implements Progress, AutoCloseable {
    /** Short collectings show nothing. */
    private static final long PATIENCE_NANOSECONDS = 500_000_000;

    private static final int COLUMNS = 80;

    private final ProgressLine line;
    private final boolean shown;
    private final long start = System.nanoTime();

    private BatchProgress(ProgressLine line, boolean shown) {
        this.line = line;
        this.shown = shown;
    }

    static BatchProgress start(Writer err, boolean shown) {
        return new BatchProgress(new ProgressLine(err), shown);
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

    @Override
    public void close() {
        line.erase();
    }
}
