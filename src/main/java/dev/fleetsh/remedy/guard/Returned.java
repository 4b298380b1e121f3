package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has come back under a permit: the commands that AWS took, and what calls were answered. Safe for several threads. */
final class Returned {
    private record Command(ScopeId scope, String id) {}

    private final Set<Command> commands = new HashSet<>();
    private final Map<Integer, Object> answers = new HashMap<>();

    /** What a journal says of an apply that is gone on with. */
    static Returned of(Recorded recorded) {
        Returned returned = new Returned();
        for (Recorded.Entry entry : recorded.entries()) {
            if (entry.record() instanceof JournalRecord.Intent intent) {
                recorded.sent(entry.number()).ifPresent(sent -> returned.command(intent.scope(), sent.command()));
            }
        }
        recorded.outcomes().forEach((number, outcome) -> returned.answer(number, outcome));
        return returned;
    }

    private void answer(int effect, Outcome outcome) {
        Object answer = outcome.answer();
        if (answer != null) {
            answer(effect, answer);
        }
    }

    synchronized void command(ScopeId scope, String id) {
        commands.add(new Command(scope, id));
    }

    synchronized boolean hasCommand(ScopeId scope, @Nullable Object id) {
        return id instanceof String text && commands.contains(new Command(scope, text));
    }

    synchronized void answer(int effect, Object answer) {
        answers.put(effect, answer);
    }

    synchronized @Nullable Object answer(int effect) {
        return answers.get(effect);
    }
}
