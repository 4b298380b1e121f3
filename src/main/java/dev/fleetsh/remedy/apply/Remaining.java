package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan's changes still stands, from all its journals and those of the plans that took it back, in the order in
 * which they were begun: a plan can be applied, taken back and applied again, and then the last apply is what counts.
 */
final class Remaining {
    /** The argument of plans that undo: the numbers of the undone effects by their own. */
    static final String EFFECTS = "effects";

    /** The argument of plans that undo: the journals that they were made from. */
    static final String JOURNALS = "journals";

    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    private final Set<Integer> takenBack = new HashSet<>();
    /** Changed effects in the order in which they were changed, with the journals of those changes. */
    private final Map<Integer, String> changed = new LinkedHashMap<>();

    private final Map<Integer, Map<String, @Nullable Object>> left = new HashMap<>();

    private Remaining() {}

    /**
     * @param journals of the plan
     * @param undos journals of plans that took it back
     */
    static Remaining of(List<Recorded> journals, List<Recorded> undos) {
        Remaining remaining = new Remaining();
        Set<String> takes = new HashSet<>();
        undos.forEach(undo -> takes.add(undo.id()));
        // Journals are numbered as they are begun; the times in them are those of a clock that can be set.
        Stream.concat(journals.stream(), undos.stream())
                .sorted(Comparator.comparingLong(Recorded::order))
                .forEach(journal -> {
                    if (takes.contains(journal.id())) {
                        remaining.takeBack(journal);
                    } else {
                        remaining.apply(journal);
                    }
                });
        return remaining;
    }

    /** What became of an effect by the apply that counts; null where none has tried it. */
    @Nullable
    Outcome outcome(int effect) {
        return outcomes.get(effect);
    }

    /** Whether it was changed, taken back, and not changed again since. */
    boolean takenBack(int effect) {
        return takenBack.contains(effect);
    }

    /** Numbers of changed effects, the first change first. */
    List<Integer> changed() {
        return List.copyOf(changed.keySet());
    }

    /** What an effect left behind: values of its states by their place. */
    Map<String, @Nullable Object> left(int effect) {
        return left.getOrDefault(effect, Map.of());
    }

    private void takeBack(Recorded undo) {
        Map<String, @Nullable Object> arguments = undo.plan().arguments();
        if (!(arguments.get(EFFECTS) instanceof Map<?, ?> by)) {
            return;
        }
        undo.outcomes().forEach((own, outcome) -> {
            if (by.get(String.valueOf(own)) instanceof Long of) {
                int number = of.intValue();
                // An old plan finds gone what its own journals name, and not what was made anew since.
                boolean gone = outcome instanceof Outcome.Already
                        && (!(arguments.get(JOURNALS) instanceof List<?> known) || known.contains(changed.get(number)));
                if (outcome.changed() || gone) {
                    takenBack.add(number);
                    changed.remove(number);
                }
            }
        });
    }

    private void apply(Recorded journal) {
        Map<Integer, Outcome> found = journal.outcomes();
        journal.inFlight().forEach(entry -> journal.inFlight(entry.number())
                .forEach(number -> found.putIfAbsent(
                        number, new Outcome.Unknown("its call was under way when the apply was interrupted"))));
        found.forEach((number, outcome) -> {
            // A further apply of the plan finds as done what the one before changed, and that still counts.
            if (outcome.changed() || !changed.containsKey(number)) {
                if (mayHaveChanged(outcome)) {
                    takenBack.remove(number);
                }
                outcomes.put(number, outcome);
                left.remove(number);
            }
        });
        for (Recorded.Entry entry : journal.entries()) {
            if (entry.record() instanceof JournalRecord.Ended ended
                    && ended.outcome().changed()) {
                changed.remove(ended.effect());
                changed.put(ended.effect(), journal.id());
            } else if (entry.record() instanceof JournalRecord.Left states) {
                left.put(states.effect(), states.states());
            }
        }
    }

    private static boolean mayHaveChanged(Outcome outcome) {
        return outcome.changed()
                || outcome instanceof Outcome.Unknown
                || outcome instanceof Outcome.Failed failed && failed.partly();
    }
}
