package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import dev.fleetsh.session.SampleFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the question says to a plan that was applied before. */
class AppliedBeforeTest {
    private static final ScopeId SCOPE = SampleFleet.WEB.scope().id();
    private static final Outcome CHANGED = new Outcome.Changed(null, "");
    private static final State STATE = new State(
            "value",
            ApiCall.of("ssm:GetServiceSetting", Map.of("SettingId", "a")),
            new DataPath("ServiceSetting.SettingValue"),
            "old",
            "new");

    private static Effect effect(int number, List<State> states) {
        return new Effect(
                number,
                "exec",
                new Resource(ResourceKind.SERVICE_SETTING, SCOPE, "s" + number),
                Stage.AGENT,
                "run it",
                new Action.Call(ApiCall.of("ssm:UpdateServiceSetting", Map.of())),
                new Inverse.None("a test"),
                states,
                List.of(),
                List.of(SampleFleet.WEB.id()),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    private static Plan plan(Effect... effects) {
        return new Plan(
                "p7",
                "0123456789ab",
                "test",
                SampleFleet.NOW,
                "exec",
                Map.of(),
                "",
                List.of(),
                List.of(effects),
                List.of());
    }

    private static Recorded journal(String id, Plan plan, Map<Integer, Outcome> outcomes) {
        List<Recorded.Entry> entries = new ArrayList<>();
        entries.add(new Recorded.Entry(
                1, new JournalRecord.Opened(SampleFleet.NOW, "a1b2c3", plan, Map.of(), "", Map.of())));
        outcomes.forEach((effect, outcome) ->
                entries.add(new Recorded.Entry(1 + effect, new JournalRecord.Ended(SampleFleet.NOW, effect, outcome))));
        return new Recorded(id, entries, List.of(), false);
    }

    @Test
    void whatNothingTellsOfIsRunAgainAndTheQuestionSaysSo() {
        Plan plan = plan(effect(1, List.of()), effect(2, List.of()), effect(3, List.of(STATE)));
        Recorded first = journal("j1", plan, Map.of(1, CHANGED, 2, new Outcome.NotRun("offline"), 3, CHANGED));
        Recorded second = journal("j4", plan, Map.of(1, new Outcome.Unknown("lost"), 2, new Outcome.Skipped("why")));

        String text = AppliedBefore.text(plan, List.of(first, second));

        assertThat(text).isEqualTo("It was applied before, in j1, j4: one effect that nothing tells of is run again.");
        Agreeing person = new Agreeing();
        new Approvals(person, SampleFleet.CLOCK).approve(plan, SampleFleet.fleet(), "", text);
        assertThat(person.asked()).singleElement().satisfies(question -> assertThat(question.text())
                .contains("\n" + text + "\n"));
    }

    @Test
    void whatTellsOfItselfIsFoundAsDone() {
        Plan plan = plan(effect(1, List.of(STATE)));

        assertThat(AppliedBefore.text(plan, List.of(journal("j1", plan, Map.of(1, CHANGED)))))
                .isEmpty();
    }

    @Test
    void whatWasNotRunIsNotRepeated() {
        Plan plan = plan(effect(1, List.of()));

        assertThat(AppliedBefore.text(plan, List.of())).isEmpty();
        assertThat(AppliedBefore.text(
                        plan, List.of(journal("j1", plan, Map.of(1, (Outcome) new Outcome.NotRun("offline"))))))
                .isEmpty();
    }
}
