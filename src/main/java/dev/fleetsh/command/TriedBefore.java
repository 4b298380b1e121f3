package dev.fleetsh.command;

import dev.fleetsh.remedy.forecast.Tried;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Attempts that journals tell of: of each one on each node, whether it helped the last time. */
final class TriedBefore {
    /** After that much time the machine may be another one: an attempt is worth its promise again. */
    private static final Duration COUNTS = Duration.ofDays(1);

    private TriedBefore() {}

    /**
     * @param now the time of the facts that the attempts are judged by
     */
    static Tried of(Journals journals, Instant now) {
        Map<Tried.Attempt, JournalRecord.Verified> last = new HashMap<>();
        for (JournalSummary one : journals.list()) {
            Instant began = one.began();
            // A journal that can't be read tells of no attempt; `journal` says that it can't.
            if (one.state() != JournalState.UNREADABLE && began != null && began.isAfter(now.minus(COUNTS))) {
                add(journals.read(one.id()), last);
            }
        }
        return new Tried(last.entrySet().stream()
                .filter(entry -> !entry.getValue().yes())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private static void add(Recorded recorded, Map<Tried.Attempt, JournalRecord.Verified> last) {
        Map<Integer, Effect> attempts = recorded.plan().effects().stream()
                .filter(effect -> effect.states().isEmpty() && !recorded.plan().isUndo())
                .collect(Collectors.toMap(Effect::number, effect -> effect));
        recorded.records(JournalRecord.Verified.class).forEach(verified -> {
            Effect effect = attempts.get(verified.effect());
            if (effect != null) {
                effect.nodes()
                        .forEach(node -> last.merge(
                                new Tried.Attempt(effect.remedy(), node),
                                verified,
                                (one, other) -> other.when().isAfter(one.when()) ? other : one));
            }
        });
    }
}
