package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.sandbox.Change;
import dev.fleetsh.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts one remedy to the proof, from the failing check to the former state. */
final class TrialRun {
    private final Trial trial;
    private final Lab lab;

    TrialRun(Trial trial, Lab lab) {
        this.trial = trial;
        this.lab = lab;
    }

    void run() {
        trial.world().accept(lab);
        lab.settle();
        Fleet before = lab.fleet();
        Nodes nodes = Lab.named(before, trial.nodes());
        assertThat(nodes.size()).as("nodes of the trial").isPositive();
        failsBefore(before, nodes);

        Plan plan = planned(before, nodes);
        World former = lab.sandbox.world();
        ApplyResult result = lab.apply(plan, before);
        assertThat(result.fine())
                .as(result.sentence() + " " + result.why() + " " + result.outcomes() + result.checked())
                .isTrue();
        assertThat(result.changed()).hasSameSizeAs(plan.effects());
        assertThat(changes()).isEqualTo(wanted(plan, result));

        lab.settle();
        Fleet after = lab.fleet();
        passesAfter(after);
        nothingTwice(plan, after);
        undone(plan, after, former);
    }

    private void failsBefore(Fleet fleet, Nodes nodes) {
        if (!trial.check().isEmpty()) {
            Assessment assessment = lab.assess(fleet);
            assertThat(nodes)
                    .as("nodes on which " + trial.check() + " passes already")
                    .noneMatch(node -> assessment.verdict(node, check(assessment)) == Verdict.PASS);
        }
    }

    private Plan planned(Fleet fleet, Nodes nodes) {
        World former = lab.sandbox.world();
        lab.sandbox.changes().clear();
        Plan plan = lab.plan(trial.remedy(), fleet, nodes, trial.arguments());
        assertThat(plan.effects().stream().map(TrialRun::operation).toList())
                .as("operations of the plan, beside " + plan.remarks())
                .isEqualTo(trial.calls());
        assertThat(lab.whatif(plan, fleet).notModelled()).isEmpty();
        assertThat(lab.whatif(plan, fleet).gettingWorse()).isEmpty();
        assertThat(lab.sandbox.changes().changes()).as("changes by planning").isEmpty();
        assertThat(lab.sandbox.world()).isEqualTo(former);
        return plan;
    }

    private void passesAfter(Fleet fleet) {
        if (!trial.check().isEmpty()) {
            Assessment assessment = lab.assess(fleet);
            assertThat(Lab.named(fleet, trial.nodes())).allSatisfy(node -> assertThat(
                            assessment.verdict(node, check(assessment)))
                    .as(trial.check() + " on " + node + ": "
                            + assessment.finding(node, check(assessment)).reason())
                    .isEqualTo(Verdict.PASS));
        }
    }

    private void nothingTwice(Plan plan, Fleet fleet) {
        lab.sandbox.changes().clear();
        ApplyResult again = lab.apply(plan, fleet);
        assertThat(again.already()).hasSameSizeAs(plan.effects());
        Plan second = lab.plan(trial.remedy(), fleet, Lab.named(fleet, trial.nodes()), trial.arguments());
        assertThat(second.effects()).as("effects of a second plan").isEmpty();
        assertThat(second.remarks()).as("why a second plan does nothing").isNotEmpty();
        assertThat(lab.sandbox.changes().changes())
                .as("changes by a second apply")
                .isEmpty();
    }

    /** Takes it back; then applies it anew and takes that back as well, which rests on what the last apply was answered. */
    private void undone(Plan plan, Fleet fleet, World former) {
        if (plan.effects().stream().noneMatch(Effect::reversible)) {
            return;
        }
        undone(plan, fleet, former, (int)
                plan.effects().stream().filter(Effect::reversible).count());
        Fleet before = lab.fleet();
        ApplyResult anew = lab.apply(plan, before);
        assertThat(anew.fine())
                .as("applied anew: " + anew.sentence() + " " + anew.outcomes() + anew.checked())
                .isTrue();
        lab.settle();
        undone(plan, before, former, (int)
                anew.changed().stream().filter(Effect::reversible).count());
    }

    private void undone(Plan plan, Fleet fleet, World former, int effects) {
        Plan back = lab.undo(plan);
        ApplyResult result = lab.apply(back, fleet);
        assertThat(result.fine())
                .as(result.sentence() + " " + result.outcomes() + result.checked())
                .isTrue();
        assertThat(back.effects()).hasSize(effects);
        lab.settle();
        if (plan.effects().stream().allMatch(Effect::reversible)) {
            assertThat(Differences.of(Letter.of(former), Letter.of(lab.sandbox.world())))
                    .as("what undo left different")
                    .isEmpty();
        }
    }

    private Check check(Assessment assessment) {
        return assessment.checks().stream()
                .filter(known -> known.id().equals(trial.check()))
                .findFirst()
                .orElseThrow();
    }

    private static String operation(Effect effect) {
        return effect.action() instanceof Action.Call call ? call.call().operation() : "ssm:SendCommand";
    }

    /** The sandbox's own log: calls of APIs in their order, then what was sent to each node. */
    private List<String> changes() {
        List<String> calls = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (Change change : lab.sandbox.changes().changes()) {
            Map<String, @Nullable Object> parameters = Data.map(change.parameters());
            if (change.action().equals("ssm:SendCommand")) {
                ((List<?>) Objects.requireNonNull(parameters.get("InstanceIds")))
                        .forEach(node -> commands.add(node + " " + parameters.get("DocumentName") + " "
                                + Data.sorted(parameters.get("Parameters"))));
            } else {
                calls.add(change.account() + " " + change.action() + " " + Data.sorted(parameters));
            }
        }
        return joined(calls, commands);
    }

    /** What the plan says, with every reference replaced by what the answers said. */
    private List<String> wanted(Plan plan, ApplyResult result) {
        List<String> calls = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (Effect effect : plan.effects()) {
            Object data = AnswerRef.resolve(
                    effect.action().data(),
                    number -> answer(result.outcomes(), number == 0 ? effect.number() : number));
            Action action = effect.action().with(data instanceof Map<?, ?> map ? Data.map(map) : Map.of());
            if (action instanceof Action.Call call) {
                calls.add(
                        effect.resource().scope().account() + " " + call.call().operation() + " "
                                + Data.sorted(call.call().parameters()));
            } else {
                RunCommand command = RunCommand.of(action);
                commands.add(
                        RunCommand.node(action) + " " + command.document() + " " + Data.sorted(command.parameters()));
            }
        }
        return joined(calls, commands);
    }

    private static List<String> joined(List<String> calls, List<String> commands) {
        List<String> all = new ArrayList<>(calls);
        commands.stream().sorted().forEach(all::add);
        return all;
    }

    private static @Nullable Object answer(Map<Integer, Outcome> outcomes, int number) {
        return outcomes.get(number) instanceof Outcome.Changed changed ? changed.answer() : null;
    }
}
