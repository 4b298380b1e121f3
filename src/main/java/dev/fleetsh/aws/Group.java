package dev.fleetsh.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that belong together. When none of them is open, the next thing is done that waits for that; what it queues is
 * waited for in turn. A new group is held open until {@link #done} is called once more than {@link #add}.
 */
final class Group {
    private final Deque<Runnable> waiting;
    private int open = 1;
    /** Calls that are queued or under way; the crew counts them under its lock. */
    int queued;
    /** Calls that are under way; the same. */
    int running;

    /** @param waiting what is done, one after the other */
    Group(List<Runnable> waiting) {
        this.waiting = new ArrayDeque<>(waiting);
    }

    synchronized void add() {
        open++;
    }

    void done() {
        for (Runnable next = close(); next != null; next = close()) {
            next.run();
        }
    }

    /** What is to be done now, for which the group is held open; null where there is nothing. */
    private synchronized @Nullable Runnable close() {
        open--;
        if (open > 0 || waiting.isEmpty()) {
            return null;
        }
        open++;
        return waiting.removeFirst();
    }
}
