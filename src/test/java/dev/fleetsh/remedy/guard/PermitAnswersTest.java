package dev.fleetsh.remedy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a permit allows that is only known while its plan is applied. */
class PermitAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ScopeId SCOPE = new ScopeId("aws", "111122223333", "eu-west-3");
    private static final ScopeId ELSEWHERE = new ScopeId("aws", "111122223333", "us-east-1");
    private static final Fleet FLEET =
            new Fleet("test", NOW, List.of(), List.of(), new Completeness(0, List.of(), false));
    private static final NodeScript SCRIPT =
            new NodeScript("set-thing", 1, NodeScript.Language.SHELL, "# fleetsh: set-thing 1\nset\n", false);
    private static final ApiCall CREATE = ApiCall.of("ec2:CreateSecurityGroup", Map.of("GroupName", "fleetsh"));
    private static final ApiCall COMMANDS = ApiCall.of("ssm:ListCommands", Map.of());

    private final Approvals approvals = new Approvals(new Agreeing(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static Effect effect(int number, Action action) {
        return new Effect(
                number,
                "test",
                new Resource(ResourceKind.OS, SCOPE, "thing-" + number),
                Stage.NETWORK,
                "change it",
                action,
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of("i-1"),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    private static Plan plan(String id, Action... actions) {
        List<Effect> effects = new ArrayList<>();
        for (Action action : actions) {
            effects.add(effect(effects.size() + 1, action));
        }
        return new Plan(id, "0123456789ab", "test", NOW, "test", Map.of(), "", List.of(), effects, List.of());
    }

    private static Action script(Map<String, Object> arguments) {
        return new Action.Script(SCRIPT, new LinkedHashMap<>(arguments), "i-1", Duration.ofSeconds(60));
    }

    private static Action delete(Object group) {
        return new Action.Call(ApiCall.of("ec2:DeleteSecurityGroup", Map.of("GroupId", group)));
    }

    private static Object answer(int effect, String path) {
        return new AnswerRef(effect, new DataPath(path)).data();
    }

    private static ApiCall call(Action action) {
        return ((Action.Call) action).call();
    }

    private static ApiCall send(Action action, String mark) {
        RunCommand command = RunCommand.of(action);
        return ApiCall.of(
                "ssm:SendCommand",
                Map.of(
                        "DocumentName", command.document(),
                        "Parameters", command.parameters(),
                        "InstanceIds", List.of("i-1"),
                        "Comment", mark + " e1"));
    }

    private static ApiCall cancel(String id) {
        return ApiCall.of("ssm:CancelCommand", Map.of("CommandId", id));
    }

    @Test
    void thePlaceOfAnAnswerTakesWhatAwsAnsweredAndNothingElse() {
        Permit permit = Announcing.calls(
                approvals.approve(plan("p7", new Action.Call(CREATE), delete(answer(1, "GroupId"))), FLEET, ""));
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-new")))).isFalse();

        approvals.answered(permit, SCOPE, CREATE, Map.of("GroupId", "sg-new"));
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-new")))).isTrue();
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-production"))))
                .isFalse();
        assertThat(approvals.allows(permit, ELSEWHERE, call(delete("sg-new")))).isFalse();
    }

    @Test
    void anAnswerToSomethingElseOpensNoPlace() {
        Permit permit = Announcing.calls(
                approvals.approve(plan("p7", new Action.Call(CREATE), delete(answer(1, "GroupId"))), FLEET, ""));
        approvals.answered(
                permit,
                SCOPE,
                ApiCall.of("ec2:CreateSecurityGroup", Map.of("GroupName", "other")),
                Map.of("GroupId", "sg-production"));
        approvals.answered(permit, ELSEWHERE, CREATE, Map.of("GroupId", "sg-production"));
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-production"))))
                .isFalse();

        approvals.answered(permit, SCOPE, CREATE, Map.of("GroupId", "sg-new"));
        approvals.answered(permit, SCOPE, CREATE, Map.of("GroupId", "sg-production"));
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-production"))))
                .isFalse();
    }

    @Test
    void anAnswerInAScriptIsHeldToTheLetterToo() {
        Permit permit = Announcing.calls(approvals.approve(
                plan("p7", new Action.Call(CREATE), script(Map.of("group", answer(1, "GroupId")))), FLEET, ""));
        approvals.answered(permit, SCOPE, CREATE, Map.of("GroupId", "sg-new"));

        String mark = permit.plan().mark();
        assertThat(approvals.allows(permit, SCOPE, send(script(Map.of("group", "sg-new")), mark)))
                .isTrue();
        assertThat(approvals.allows(permit, SCOPE, send(script(Map.of("group", "sg-other")), mark)))
                .isFalse();
    }

    @Test
    void whatAScriptAnsweredMayOnlyBeTheNameOfSomething() {
        Permit permit = Announcing.calls(
                approvals.approve(plan("p7", script(Map.of()), delete(answer(1, "group"))), FLEET, ""));
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-0123456789abcdef0"))))
                .isTrue();
        assertThat(approvals.allows(permit, SCOPE, call(delete("arn:aws:iam::111122223333:role/app"))))
                .isTrue();
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-1 sg-2")))).isFalse();
        assertThat(approvals.allows(permit, SCOPE, call(delete("")))).isFalse();
        assertThat(approvals.allows(permit, SCOPE, call(delete("{\"Statement\":[]}"))))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, call(delete(List.of("sg-1")))))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, call(delete(1L)))).isFalse();
    }

    @Test
    void whatAScriptAnsweredGoesToTheArgumentThatItIsFor() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("mode", "off");
        arguments.put("group", answer(1, "group"));
        Permit permit = Announcing.calls(approvals.approve(plan("p7", script(Map.of()), script(arguments)), FLEET, ""));

        Map<String, Object> resolved = new LinkedHashMap<>(arguments);
        resolved.put("group", "ops; rm -rf /");
        assertThat(approvals.allows(
                        permit, SCOPE, send(script(resolved), permit.plan().mark())))
                .isTrue();
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("mode", "off");
        other.put("other", "on");
        assertThat(approvals.allows(
                        permit, SCOPE, send(script(other), permit.plan().mark())))
                .isFalse();
    }

    @Test
    void onlyCommandsThatWereSentUnderThePermitAreCancelled() {
        Permit permit = Announcing.calls(approvals.approve(plan("p7", script(Map.of())), FLEET, ""));
        Permit other = Announcing.calls(approvals.approve(plan("p8", script(Map.of())), FLEET, ""));
        assertThat(approvals.allows(permit, SCOPE, cancel("c-1"))).isFalse();

        ApiCall sent = send(script(Map.of()), permit.plan().mark());
        approvals.answered(permit, SCOPE, sent, Map.of("Command", Map.of("CommandId", "c-1")));
        assertThat(approvals.allows(permit, SCOPE, cancel("c-1"))).isTrue();
        assertThat(approvals.allows(permit, ELSEWHERE, cancel("c-1"))).isFalse();
        assertThat(approvals.allows(other, SCOPE, cancel("c-1"))).isFalse();
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        ApiCall.of("ssm:CancelCommand", Map.of("CommandId", "c-1", "InstanceIds", List.of("i-1")))))
                .isTrue();
        assertThat(approvals.allows(permit, SCOPE, cancel("c-2"))).isFalse();
    }

    @Test
    void aCommandThatIsFoundByThePlansMarkMayBeCancelled() {
        Permit permit = Announcing.calls(approvals.approve(plan("p7", script(Map.of())), FLEET, ""));
        approvals.seen(
                SCOPE,
                COMMANDS,
                Map.of(
                        "Commands",
                        List.of(
                                Map.of("CommandId", "c-1", "Comment", "fleetsh p7-0123456789ab e1 j1-abcdef/2"),
                                Map.of("CommandId", "c-2", "Comment", "fleetsh p8-0123456789ab e1 j1-abcdef/2"),
                                Map.of("CommandId", "c-3", "Comment", "fleetsh p7-0123456789abc"),
                                Map.of("CommandId", "c-4"))));
        assertThat(List.of("c-1", "c-2", "c-3", "c-4"))
                .filteredOn(id -> approvals.allows(permit, SCOPE, cancel(id)))
                .containsExactly("c-1");
    }

    @Test
    void whatTheJournalKnowsCountsWhenAnApplyIsGoneOnWith() {
        Plan plan = plan("p7", new Action.Call(CREATE), delete(answer(1, "GroupId")), script(Map.of()));
        ApiCall announced = ApiCall.of("ssm:SendCommand", Map.of());
        Recorded recorded = new Recorded(
                "j1",
                List.of(
                        new Recorded.Entry(1, new JournalRecord.Opened(NOW, "abcdef", plan, Map.of(), "", Map.of())),
                        new Recorded.Entry(
                                2,
                                new JournalRecord.Ended(NOW, 1, new Outcome.Changed(Map.of("GroupId", "sg-new"), "r"))),
                        new Recorded.Entry(3, new JournalRecord.Intent(NOW, List.of(3), SCOPE, "me", announced)),
                        new Recorded.Entry(4, new JournalRecord.Sent(NOW, 3, "c-1", "r"))),
                List.of(),
                false);
        Permit permit = Announcing.calls(approvals.approve(recorded, FLEET, ""));

        assertThat(permit.plan()).isEqualTo(plan);
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-new")))).isTrue();
        assertThat(approvals.allows(permit, SCOPE, call(delete("sg-other")))).isFalse();
        assertThat(approvals.allows(permit, SCOPE, cancel("c-1"))).isTrue();
        assertThat(approvals.allows(permit, SCOPE, cancel("c-2"))).isFalse();
    }
}
