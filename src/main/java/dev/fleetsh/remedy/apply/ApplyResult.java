package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an apply came to.
 *
 * @param journal its id
 * @param end how it ended
 * @param why it stopped before its end; empty otherwise
 * @param outcomes by the numbers of effects; those that were not tried have {@link Outcome.NotRun}
 * @param checked whether each changed effect that can be verified helped
 * @param unchecked numbers of changed effects of which that is not clear yet, since it was stopped before; a resume looks
 */
public record ApplyResult(
        Plan plan,
        String journal,
        End end,
        String why,
        Map<Integer, Outcome> outcomes,
        Map<Integer, Checked> checked,
        Set<Integer> unchecked) {
    public ApplyResult {
        outcomes = Map.copyOf(outcomes);
        checked = Map.copyOf(checked);
        unchecked = Set.copyOf(unchecked);
    }

    /** How an apply ends. */
    public enum End {
        /** Everything was tried that could be. */
        DONE,
        /** By a person, after a wave, or because too much failed. */
        PAUSED,
        CANCELLED
    }

    /**
     * Whether an effect helped.
     *
     * @param text which checks pass where, or what they say instead
     */
    public record Checked(boolean yes, String text) {}

    /** Effects that changed something. */
    public List<Effect> changed() {
        return with(Outcome.Changed.class);
    }

    /** Effects of which there was nothing to do. */
    public List<Effect> already() {
        return with(Outcome.Already.class);
    }

    /** Effects that failed, were skipped because of others, or of which nobody knows; the outcome says why. */
    public List<Effect> failed() {
        List<Effect> failed = new ArrayList<>(with(Outcome.Failed.class));
        failed.addAll(with(Outcome.Skipped.class));
        failed.addAll(with(Outcome.Unknown.class));
        return failed;
    }

    /** Effects that were not tried, and can be by a resume. */
    public List<Effect> left() {
        return with(Outcome.NotRun.class);
    }

    /** Changed effects whose checks pass. */
    public List<Effect> verified() {
        return plan.effects().stream().filter(effect -> is(effect, true)).toList();
    }

    /** Changed effects whose checks do not pass, or not yet. */
    public List<Effect> notVerified() {
        return plan.effects().stream().filter(effect -> is(effect, false)).toList();
    }

    /** Changed effects of which it is not clear yet whether they helped: it was stopped before. */
    public List<Effect> notLookedAt() {
        return plan.effects().stream()
                .filter(effect -> unchecked.contains(effect.number()))
                .toList();
    }

    private boolean is(Effect effect, boolean yes) {
        Checked found = checked.get(effect.number());
        return found != null && found.yes() == yes;
    }

    private List<Effect> with(Class<? extends Outcome> kind) {
        return plan.effects().stream()
                .filter(effect -> kind.isInstance(outcomes.get(effect.number())))
                .toList();
    }

    /** Whether all went well. */
    public boolean fine() {
        return end == End.DONE
                && failed().isEmpty()
                && left().isEmpty()
                && notVerified().isEmpty()
                && unchecked.isEmpty();
    }

    /** In a line: {@code p7 done: 1 changed, 3 verified, 0 failed · journal j12}. */
    public String sentence() {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("changed", changed().size());
        parts.put("already done", already().size());
        parts.put("verified", verified().size());
        parts.put("not verified", notVerified().size());
        parts.put("not verified yet", unchecked.size());
        parts.put("failed", failed().size());
        parts.put("left", left().size());
        List<String> shown = new ArrayList<>();
        parts.forEach((word, number) -> {
            if (number > 0 || word.equals("changed") || word.equals("failed")) {
                shown.add(number + " " + word);
            }
        });
        String word =
                switch (end) {
                    case DONE -> "done";
                    case PAUSED -> "paused";
                    case CANCELLED -> "cancelled";
                };
        return plan.id() + " " + word + ": " + String.join(", ", shown) + " · journal " + journal;
    }

    @Override
    public String toString() {
        return sentence();
    }
}
