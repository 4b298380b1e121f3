package dev.fleetsh.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is told without being asked: above the line that is being typed, or, where nothing can be drawn anew, before the next
 * prompt. Safe for several threads.
 */
final class Notices {
    private final boolean waits;
    private final Consumer<String> above;
    private final List<String> kept = new ArrayList<>();

    /**
     * @param waits whether nothing can be written above a line
     * @param above writes there
     */
    Notices(boolean waits, Consumer<String> above) {
        this.waits = waits;
        this.above = above;
    }

    /** Tells something now, or as soon as can be. */
    void tell(String text) {
        if (waits) {
            keep(text);
        } else {
            above.accept(text);
        }
    }

    /** Tells something before the next prompt. */
    void keep(String text) {
        synchronized (kept) {
            kept.add(text);
        }
    }

    /** Writes what was kept, each with a line end. */
    void show(Consumer<String> out) {
        synchronized (kept) {
            kept.forEach(text -> out.accept(text + "\n"));
            kept.clear();
        }
    }
}
