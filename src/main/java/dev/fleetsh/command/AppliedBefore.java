package dev.fleetsh.command;

import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an apply of a plan repeats that was applied before. An effect whose state can be read is found as done; of a command
 * of one's own nothing tells that it was run.
 */
final class AppliedBefore {
    private AppliedBefore() {}

    /**
     * A sentence for the question; empty where nothing is repeated.
     *
     * @param before journals of the plan, the oldest first
     */
    static String text(Plan plan, List<Recorded> before) {
        Set<Integer> blind = plan.effects().stream()
                .filter(effect -> effect.states().isEmpty())
                .map(Effect::number)
                .collect(Collectors.toSet());
        List<Recorded> ran = before.stream().filter(one -> ran(one, blind)).toList();
        if (ran.isEmpty()) {
            return "";
        }
        long again = blind.stream()
                .filter(number -> ran.stream().anyMatch(one -> ran(one, Set.of(number))))
                .count();
        return "It was applied before, in " + ran.stream().map(Recorded::id).collect(Collectors.joining(", ")) + ": "
                + (again == 1 ? "one effect" : again + " effects")
                + (again == 1 ? " that nothing tells of is run again." : " that nothing tells of are run again.");
    }

    private static boolean ran(Recorded journal, Set<Integer> effects) {
        return journal.outcomes().entrySet().stream()
                .anyMatch(ended -> effects.contains(ended.getKey())
                        && (ended.getValue().changed()
                                || ended.getValue() instanceof Outcome.Failed
                                || ended.getValue() instanceof Outcome.Unknown));
    }
}
