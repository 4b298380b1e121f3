package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans how to take back what a plan has changed, from its journals alone. */
public final class Undoing {
    /** How long AWS may show what was before a change. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final Plan plan;
    private final Remaining remaining;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, @Nullable Object> undone = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    private Undoing(Plan plan, Remaining remaining) {
        this.plan = plan;
        this.remaining = remaining;
    }

    /**
     * A plan that takes back what another one changed, the last change first. It rests on what that one left behind, so
     * that it is refused where the world has moved since.
     *
     * @param journals of the plan
     * @param undos journals of earlier plans that took it back; what they did is not done again, unless the plan was applied
     *     anew since
     * @param name of the new plan
     * @param now when it is made
     * @throws RemedyException where there is no journal, or the plan has changed nothing that can be taken back
     */
    public static Plan plan(List<Recorded> journals, List<Recorded> undos, PlanName name, Instant now) {
        return plan(journals, undos, List.of(), name, now);
    }

    /**
     * The same.
     *
     * @param others journals of which nobody knows whether they are of that plan, since they can't be read; the plan says so
     */
    public static Plan plan(
            List<Recorded> journals, List<Recorded> undos, List<JournalSummary> others, PlanName name, Instant now) {
        if (journals.isEmpty()) {
            throw new RemedyException("nothing is known of that plan", "`journal` lists what was applied");
        }
        Undoing undoing = new Undoing(journals.get(0).plan(), Remaining.of(journals, undos));
        Stream.concat(journals.stream(), undos.stream()).forEach(journal -> journal.damage()
                .forEach(damage -> undoing.remarks.add(new Remark(Remark.Kind.CANNOT, journal.id(), damage))));
        undoing.takeBack();
        others.forEach(other -> undoing.remarks.add(new Remark(
                Remark.Kind.CANNOT,
                other.id(),
                "nobody knows whether it belongs to " + undoing.plan.id() + ", since it can't be read: "
                        + other.problem())));
        return undoing.plan(name, journals.stream().map(Recorded::id).toList(), now);
    }

    private void takeBack() {
        for (Effect effect : lastFirst()) {
            Outcome outcome = remaining.outcome(effect.number());
            String about = effect.resource().toString() + ": " + effect.title();
            if (remaining.takenBack(effect.number())) {
                remarks.add(new Remark(Remark.Kind.NOTHING_TO_DO, about, "it was taken back before"));
            } else if (outcome instanceof Outcome.Changed || toldOf(outcome)) {
                takeBack(effect, about);
            } else if (outcome instanceof Outcome.Unknown
                    || outcome instanceof Outcome.Failed failed && failed.partly()) {
                remarks.add(new Remark(
                        Remark.Kind.CANNOT, about, "it is not known whether it changed anything: " + outcome.why()));
            }
        }
    }

    /** Whether a script failed and answered all the same what it had changed by then. */
    private static boolean toldOf(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                && failed.answer() instanceof Map<?, ?> answer
                && Boolean.TRUE.equals(answer.get("changed"));
    }

    /** The effects in the order in which they were applied, backwards; those that never ended stand by their numbers. */
    private List<Effect> lastFirst() {
        List<Integer> changed = remaining.changed();
        List<Effect> order = new ArrayList<>(plan.effects());
        order.sort(Comparator.comparingInt(effect -> changed.indexOf(effect.number())));
        Collections.reverse(order);
        return order;
    }

    private void takeBack(Effect effect, String about) {
        if (effect.inverse() instanceof Inverse.None none) {
            remarks.add(new Remark(Remark.Kind.CANNOT, about, none.why()));
            return;
        }
        Action action = ((Inverse.By) effect.inverse()).action();
        Action resolved;
        try {
            resolved = resolved(action.data(), effect.number()) instanceof Map<?, ?> map
                    ? action.with(Data.map(map))
                    : action;
        } catch (IllegalStateException e) {
            remarks.add(new Remark(
                    Remark.Kind.CANNOT, about, "what AWS or the node answered is not known: " + e.getMessage()));
            return;
        }
        int number = effects.size() + 1;
        undone.put(String.valueOf(number), effect.number());
        effects.add(new Effect(
                number,
                effect.remedy(),
                effect.resource(),
                effect.stage(),
                "undo: " + effect.title(),
                resolved,
                new Inverse.None("it is an undo itself; plan the remedy again"),
                states(effect),
                List.of(),
                effect.nodes(),
                effect.touches(),
                new Risk(
                        effect.risk().level(),
                        effect.risk().text().isEmpty()
                                ? ""
                                : "ends: " + effect.risk().text()),
                "",
                verification(effect),
                List.of(),
                List.of()));
    }

    private static Verification verification(Effect effect) {
        return new Verification(
                Stream.concat(effect.verification().checks().stream(), effect.fixes().stream())
                        .distinct()
                        .toList(),
                Stream.of(
                                effect.nodes(),
                                effect.touches(),
                                effect.verification().nodes())
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                SETTLING);
    }

    /** Each state the other way round: from what was left behind to what was there before. */
    private List<State> states(Effect effect) {
        List<State> states = new ArrayList<>();
        Map<String, @Nullable Object> values = remaining.left(effect.number());
        for (int i = 0; i < effect.states().size(); i++) {
            State state = effect.states().get(i);
            String place = String.valueOf(i);
            Object after;
            ApiCall reading;
            try {
                Object parameters = resolved(state.reading().parameters(), effect.number());
                reading = ApiCall.of(
                        state.reading().operation(), parameters instanceof Map<?, ?> map ? Data.map(map) : Map.of());
                after = resolved(state.after(), effect.number());
            } catch (IllegalStateException e) {
                continue;
            }
            if (values.containsKey(place)) {
                after = values.get(place);
            } else if (after == null) {
                // AWS chose the value, and nobody has seen it.
                continue;
            }
            states.add(new State(
                    state.name(),
                    reading,
                    state.path(),
                    State.GONE.equals(after) ? null : after,
                    state.before() == null ? State.GONE : state.before()));
        }
        return states;
    }

    private @Nullable Object resolved(@Nullable Object value, int own) {
        return AnswerRef.resolve(value, number -> {
            Outcome outcome = remaining.outcome(number == 0 ? own : number);
            return outcome == null ? null : outcome.answer();
        });
    }

    private Plan plan(PlanName name, List<String> journals, Instant now) {
        if (effects.isEmpty()) {
            throw new RemedyException(
                    plan.id() + " has changed nothing that can be taken back"
                            + (remarks.isEmpty() ? "" : ": " + remarks.get(0).text()),
                    "`journal " + plan.id() + "` shows what it did");
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("plan", plan.id());
        arguments.put(Remaining.EFFECTS, undone);
        arguments.put(Remaining.JOURNALS, journals);
        return new Plan(
                name.id(),
                name.uid(),
                "undo " + plan.id() + " · " + plan.title(),
                now.truncatedTo(ChronoUnit.MILLIS),
                "undo",
                arguments,
                plan.uid(),
                plan.selected(),
                effects,
                remarks);
    }
}
