package dev.fleetsh.remedy.journal;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One apply, as a row.
 *
 * @param id of the journal: {@code j12}
 * @param plan id of the plan; empty where it can't be read, as are the other texts
 * @param uid of the plan
 * @param title of the plan
 * @param undoes uid of the plan that it takes back; empty for others
 * @param who ARN of the caller; several are joined by commas
 * @param reason as the person gave it
 * @param began when; null where it can't be read
 * @param inFlight calls of which nobody knows yet what became of them
 * @param left effects that were not tried
 * @param problem why it can't be read, or what is damaged; empty for a whole one
 */
public record JournalSummary(
        String id,
        String plan,
        String uid,
        String title,
        String undoes,
        String who,
        String reason,
        @Nullable Instant began,
        JournalState state,
        int effects,
        int changed,
        int failed,
        int inFlight,
        int left,
        String problem) {

    static JournalSummary unreadable(String id, JournalState state, String problem) {
        return new JournalSummary(id, "", "", "", "", "", "", null, state, 0, 0, 0, 0, 0, problem);
    }

    static JournalSummary of(Recorded recorded, JournalState state) {
        JournalRecord.Opened opened = recorded.opened();
        var outcomes = recorded.outcomes().values();
        int inFlight = recorded.inFlight().size();
        int effects = opened.plan().effects().size();
        Set<Integer> flying = new HashSet<>();
        recorded.inFlight().forEach(entry -> flying.addAll(recorded.inFlight(entry.number())));
        return new JournalSummary(
                recorded.id(),
                opened.plan().id(),
                opened.plan().uid(),
                opened.plan().title(),
                opened.plan().undoes(),
                String.join(
                        ", ",
                        opened.callers().values().stream().distinct().sorted().toList()),
                opened.reason(),
                opened.when(),
                state,
                effects,
                (int) outcomes.stream().filter(Outcome::changed).count(),
                (int) outcomes.stream()
                        .filter(outcome -> outcome instanceof Outcome.Failed || outcome instanceof Outcome.Unknown)
                        .count(),
                inFlight,
                effects - outcomes.size() - flying.size(),
                recorded.damage().isEmpty() ? "" : recorded.damage().get(0));
    }

    /** Whether there is something for {@code resume} to do. What was cancelled is over, but for calls still in flight. */
    public boolean resumable() {
        return (state == JournalState.INTERRUPTED
                        || state == JournalState.PAUSED
                        || state == JournalState.CANCELLED && inFlight > 0
                        || state == JournalState.DONE && left + inFlight > 0)
                && problem.isEmpty();
    }
}
