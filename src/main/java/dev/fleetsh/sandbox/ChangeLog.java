package dev.fleetsh.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Every call that was taken to change something, oldest first, lost answers included; safe to use from several threads. */
public final class ChangeLog {
    private final List<Change> changes = new ArrayList<>();

    synchronized void add(Change change) {
        changes.add(change);
    }

    /** The changes since the last {@link #clear}. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Those of one operation, named as {@code ssm:SendCommand}. */
    public List<Change> changes(String action) {
        return changes().stream()
                .filter(change -> change.action().equals(action))
                .toList();
    }

    /** Forgets every change; the world stays changed. */
    public synchronized void clear() {
        changes.clear();
    }
}
