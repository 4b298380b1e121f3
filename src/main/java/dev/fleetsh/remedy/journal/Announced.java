package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.ScopeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Calls that were announced in a journal, and of which the end does not stand there yet. Safe for several threads. */
final class Announced {
    private record Call(ScopeId scope, String operation, Set<Integer> effects) {}

    private final Map<Long, Call> open = new HashMap<>();

    /** Hears of a record that is on the disk. */
    synchronized void written(long number, JournalRecord record) {
        if (record instanceof JournalRecord.Intent intent) {
            open.put(number, new Call(intent.scope(), intent.call().operation(), new HashSet<>(intent.effects())));
        } else if (record instanceof JournalRecord.Ended ended) {
            open.values().removeIf(call -> call.effects.remove(ended.effect()) && call.effects.isEmpty());
        } else if (record instanceof JournalRecord.Sent sent) {
            Call call = open.get(sent.intent());
            if (call != null && call.effects.isEmpty()) {
                open.remove(sent.intent());
            }
        }
    }

    synchronized boolean has(ScopeId scope, String operation) {
        return open.values().stream().anyMatch(call -> call.scope.equals(scope) && call.operation.equals(operation));
    }
}
