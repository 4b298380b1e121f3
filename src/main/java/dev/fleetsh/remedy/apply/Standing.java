package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Numbering;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an apply stands: what became of each effect so far. */
final class Standing {
    private final Plan plan;
    private final Map<Integer, Effect> effects = new LinkedHashMap<>();
    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    /** Answers as they came: those in the journal lack secrets. */
    private final Map<Integer, Object> answers = new HashMap<>();

    private final Map<Integer, String> notTried = new HashMap<>();
    private final Set<Integer> flying = new HashSet<>();
    private final Map<Integer, ApplyResult.Checked> checked = new HashMap<>();
    private final Set<String> changedResources = new HashSet<>();
    private final Set<String> changedNodes = new HashSet<>();
    private @Nullable Instant changedAt;
    private int failures;

    Standing(Plan plan) {
        this.plan = plan;
        plan.effects().forEach(effect -> effects.put(effect.number(), effect));
    }

    /** What a journal says. Failures of before count no more: a person has looked at them and goes on. */
    static Standing of(Recorded recorded) {
        Standing standing = new Standing(recorded.plan());
        Map<Integer, Instant> ended = new HashMap<>();
        recorded.records(JournalRecord.Ended.class).forEach(one -> ended.put(one.effect(), one.when()));
        recorded.outcomes()
                .forEach((number, outcome) -> standing.put(number, outcome, Objects.requireNonNull(ended.get(number))));
        recorded.records(JournalRecord.Verified.class)
                .filter(JournalRecord.Verified::yes)
                .forEach(verified ->
                        standing.checked(verified.effect(), new ApplyResult.Checked(true, verified.text())));
        standing.failures = 0;
        return standing;
    }

    Plan plan() {
        return plan;
    }

    Effect effect(int number) {
        return Objects.requireNonNull(effects.get(number));
    }

    /** @param when it ended */
    void put(int number, Outcome outcome, Instant when) {
        flying.remove(number);
        if (!outcome.over()) {
            notTried.put(number, outcome.why());
            return;
        }
        outcomes.put(number, outcome);
        notTried.remove(number);
        if (outcome.answer() != null) {
            answers.put(number, outcome.answer());
        }
        Effect effect = effects.get(number);
        boolean maybe = outcome.changed()
                || outcome instanceof Outcome.Unknown
                || outcome instanceof Outcome.Failed failed && failed.partly();
        if (maybe && (changedAt == null || when.isAfter(changedAt))) {
            changedAt = when;
        }
        if (maybe && effect != null) {
            changedResources.add(effect.resource().key());
            changedNodes.addAll(effect.nodes());
            changedNodes.addAll(effect.touches());
        }
        if (!outcome.changed() && !(outcome instanceof Outcome.Already)) {
            failures++;
        }
    }

    /** Why it is not tried for now. */
    void leave(Effect effect, String why) {
        notTried.put(effect.number(), why);
    }

    /** A call is out of which nobody can say what became; this apply does not touch it again. */
    void fly(Effect effect, String why) {
        flying.add(effect.number());
        notTried.put(effect.number(), why);
        failures++;
    }

    /** Whether calls are out of which nobody can say what became. */
    boolean flying() {
        return !flying.isEmpty();
    }

    void checked(int number, ApplyResult.Checked result) {
        checked.put(number, result);
        if (!result.yes()) {
            failures++;
        }
    }

    int failures() {
        return failures;
    }

    @Nullable
    Outcome outcome(Effect effect) {
        return outcomes.get(effect.number());
    }

    /** Whether it is still to be done by this apply. */
    boolean open(Effect effect) {
        return !outcomes.containsKey(effect.number()) && !notTried.containsKey(effect.number());
    }

    /** Why it is not tried for now, or an empty text. */
    String left(Effect effect) {
        return notTried.getOrDefault(effect.number(), "");
    }

    boolean unchecked(Effect effect) {
        return !checked.containsKey(effect.number());
    }

    /** Whether this apply, or one that it goes on with, has changed that resource, so that it may look other than planned. */
    boolean changedResource(Effect effect) {
        return changedResources.contains(effect.resource().key());
    }

    /** When this apply, or one that it goes on with, changed something last; null where it has not. */
    @Nullable
    Instant changedAt() {
        return changedAt;
    }

    boolean changedNode(String node) {
        return changedNodes.contains(node);
    }

    /** Why an effect can't be applied because of an earlier one; empty where nothing is in the way. */
    String hindered(Effect effect) {
        for (int number : Numbering.needs(effect)) {
            Outcome outcome = outcomes.get(number);
            String needed = "it needs the answer of effect " + number;
            if (outcome == null) {
                return needed + ", which has not been applied";
            }
            if (!outcome.changed() && !(outcome instanceof Outcome.Already)) {
                return needed + ", which failed: " + outcome.why();
            }
        }
        try {
            resolved(effect.action().data(), effect.number());
            return "";
        } catch (IllegalStateException e) {
            return "it needs the answer of an earlier effect, and " + e.getMessage();
        }
    }

    /**
     * A value of an effect with all references replaced.
     *
     * @throws IllegalStateException where an answer is not there
     */
    @Nullable
    Object resolved(@Nullable Object value, int own) {
        return AnswerRef.resolve(value, number -> answers.get(number == 0 ? own : number));
    }

    Map<String, @Nullable Object> resolved(Effect effect) {
        return resolved(effect.action().data(), effect.number()) instanceof Map<?, ?> map ? Data.map(map) : Map.of();
    }

    /** Whether an effect has not been applied, and can be by a resume. */
    boolean unfinished() {
        return effects.keySet().stream().anyMatch(number -> !outcomes.containsKey(number));
    }

    ApplyResult result(String journal, ApplyResult.End end, String why, Set<Integer> unchecked) {
        Map<Integer, Outcome> all = new HashMap<>(outcomes);
        for (Effect effect : effects.values()) {
            int number = effect.number();
            if (flying.contains(number)) {
                all.put(number, new Outcome.Unknown(left(effect)));
            } else if (!all.containsKey(number)) {
                String left = left(effect);
                all.put(number, new Outcome.NotRun(left.isEmpty() ? "it was not its turn yet" : left));
            }
        }
        return new ApplyResult(plan, journal, end, why, all, checked, unchecked);
    }
}
