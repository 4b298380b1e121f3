package dev.fleetsh.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls that arrived, oldest first; safe to use from several threads. */
public final class CallLog {
    private final int capacity;
    private final Deque<Call> calls = new ArrayDeque<>();
    private long total;

    /** A log that keeps that many calls, the newest. */
    public CallLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(Call call) {
        if (calls.size() == capacity) {
            calls.removeFirst();
        }
        calls.addLast(call);
        total++;
    }

    /** The calls that are kept. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The kept calls of one operation. */
    public List<Call> calls(String service, String operation) {
        return calls().stream()
                .filter(call ->
                        call.service().equals(service) && call.operation().equals(operation))
                .toList();
    }

    /** How many calls arrived since the last {@link #clear}, whether they are kept or not. */
    public synchronized long total() {
        return total;
    }

    /** Forgets every call. */
    public synchronized void clear() {
        calls.clear();
        total = 0;
    }
}
