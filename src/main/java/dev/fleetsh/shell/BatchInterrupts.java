package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.remedy.apply.ApplyEvent;
import dev.fleetsh.remedy.apply.ApplyListener;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C in batch: what is being applied pauses, as it does at the prompt. A second one ends the process, and so does the
 * first where nothing is being applied.
 */
final class BatchInterrupts implements ApplyListener {
    /** Exit code of a run that was interrupted. */
    static final int CODE = new InterruptedByUserException().exitCode();

    private static final String SIGNAL = "INT";

    private final ApplyListener lines;
    private final IntConsumer exit;
    private @Nullable Thread applying;
    private @Nullable Object before;
    private boolean pressed;

    /**
     * @param lines hears of the apply
     * @param exit ends the process with a code
     */
    BatchInterrupts(ApplyListener lines, IntConsumer exit) {
        this.lines = lines;
        this.exit = exit;
    }

    @Override
    public void on(ApplyEvent event) {
        if (event instanceof ApplyEvent.Begun) {
            begun();
        }
        lines.on(event);
    }

    private synchronized void begun() {
        applying = Thread.currentThread();
        if (before == null) {
            // Not before: until then the system's own way is right, also where it leaves the process alone.
            before = Signals.register(SIGNAL, this::press);
        }
    }

    /** A line is over, and whatever it applied. */
    synchronized void over() {
        applying = null;
        if (before != null) {
            Signals.unregister(SIGNAL, before);
            before = null;
        }
    }

    /** Somebody pressed Ctrl-C. */
    void press() {
        synchronized (this) {
            if (applying != null && !pressed) {
                pressed = true;
                applying.interrupt();
                return;
            }
        }
        exit.accept(CODE);
    }

    /** Whether an apply was paused that way. */
    synchronized boolean pressed() {
        return pressed;
    }
}
