package dev.fleetsh.remedy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermitTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ScopeId SCOPE = new ScopeId("aws", "111122223333", "eu-west-3");
    private static final ScopeId ELSEWHERE = new ScopeId("aws", "111122223333", "us-east-1");
    private static final NodeScript PROBE = script("probe-user", "id ssm-user", true);
    private static final NodeScript CHANGE = script("set-sudo", "visudo", false);

    private static final Fleet FLEET =
            new Fleet("test", NOW, List.of(), List.of(), new Completeness(0, List.of(), false));

    private final Agreeing person = new Agreeing();
    private final Approvals approvals =
            new Approvals(person, Clock.fixed(NOW, ZoneOffset.UTC), () -> List.of(PROBE, CHANGE));

    private static NodeScript script(String id, String text, boolean readOnly) {
        return new NodeScript(
                id, 1, NodeScript.Language.SHELL, "# fleetsh: " + id + " 1\n" + text + "\nexit 0\n", readOnly);
    }

    private static Action run(NodeScript script, Map<String, ?> arguments, String node) {
        return new Action.Script(script, new HashMap<>(arguments), node, Duration.ofSeconds(60));
    }

    private static Effect effect(int number, Action action, String node, List<String> verified) {
        return new Effect(
                number,
                "test",
                new Resource(ResourceKind.OS_USER, SCOPE, node),
                Stage.USER,
                "change it",
                action,
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of(node),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                new Verification(List.of(), verified, Duration.ZERO),
                List.of(),
                List.of());
    }

    private static Plan plan(Effect... effects) {
        return new Plan(
                "p7", "0123456789ab", "test", NOW, "test", Map.of(), "", List.of(), List.of(effects), List.of());
    }

    private Permit approve(Plan plan) {
        return Announcing.calls(approvals.approve(plan, FLEET, ""));
    }

    private static ApiCall send(Action action, List<String> nodes, Map<String, ?> more) {
        RunCommand command = RunCommand.of(action);
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "DocumentName",
                command.document(),
                "Parameters",
                command.parameters(),
                "InstanceIds",
                nodes,
                "Comment",
                "fleetsh p7-0123456789ab e1"));
        parameters.putAll(more);
        return ApiCall.of("ssm:SendCommand", parameters);
    }

    @Test
    void coversACallWithItsExactParametersInItsScope() {
        ApiCall call = ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", "/a", "SettingValue", "b"));
        Permit permit = approve(plan(effect(1, new Action.Call(call), "i-1", List.of())));

        assertThat(approvals.allows(permit, SCOPE, call)).isTrue();
        assertThat(approvals.allows(permit, ELSEWHERE, call)).isFalse();
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", "/a", "SettingValue", "c"))))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", "/a"))))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, ApiCall.of("ssm:ResetServiceSetting", call.parameters())))
                .isFalse();
    }

    @Test
    void nullIsLeftOut() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("SettingId", "/a");
        parameters.put("SettingValue", null);
        Permit permit = approve(
                plan(effect(1, new Action.Call(ApiCall.of("ssm:UpdateServiceSetting", parameters)), "i-1", List.of())));

        assertThat(approvals.allows(permit, SCOPE, ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", "/a"))))
                .isTrue();
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", "/a", "SettingValue", "y"))))
                .isFalse();
    }

    @Test
    void coversACommandOnItsNodesAndNothingThatWidensIt() {
        Action first = run(CHANGE, Map.of("mode", "off"), "i-1");
        Action second = run(CHANGE, Map.of("mode", "off"), "i-2");
        Action other = run(CHANGE, Map.of("mode", "on"), "i-3");
        Permit permit = approve(plan(
                effect(1, first, "i-1", List.of()),
                effect(2, second, "i-2", List.of()),
                effect(3, other, "i-3", List.of())));

        assertThat(approvals.allows(permit, SCOPE, send(first, List.of("i-1", "i-2"), Map.of())))
                .isTrue();
        assertThat(approvals.allows(
                        permit, SCOPE, send(first, List.of("i-1"), Map.of("MaxErrors", "0", "TimeoutSeconds", 60))))
                .isTrue();
        assertThat(approvals.allows(permit, ELSEWHERE, send(first, List.of("i-1"), Map.of())))
                .isFalse();
        // The same script with the argument of the others.
        assertThat(approvals.allows(permit, SCOPE, send(first, List.of("i-1", "i-3"), Map.of())))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, send(first, List.of("i-9"), Map.of())))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, send(first, List.of(), Map.of())))
                .isFalse();
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        send(
                                first,
                                List.of("i-1"),
                                Map.of("Targets", List.of(Map.of("Key", "InstanceIds", "Values", List.of("*")))))))
                .isFalse();
        assertThat(approvals.allows(
                        permit, SCOPE, send(first, List.of("i-1"), Map.of("OutputS3BucketName", "elsewhere"))))
                .isFalse();
        assertThat(approvals.allows(
                        permit, SCOPE, send(first, List.of("i-1"), Map.of("Comment", "fleetsh p8-ba9876543210"))))
                .isFalse();
        assertThat(approvals.allows(
                        permit, SCOPE, send(first, List.of("i-1"), Map.of("Comment", "fleetsh p7-0123456789abc"))))
                .isFalse();
    }

    @Test
    void coversShippedProbesOnTheNodesThatItReachesOrVerifies() {
        Permit permit = approve(plan(effect(1, run(CHANGE, Map.of(), "i-1"), "i-1", List.of("i-2"))));
        Action probe = run(PROBE, Map.of("user", "ops'; rm -rf /"), "i-1");

        assertThat(approvals.allows(permit, SCOPE, send(probe, List.of("i-1", "i-2"), Map.of())))
                .isTrue();
        assertThat(approvals.allows(permit, SCOPE, send(probe, List.of("i-3"), Map.of())))
                .isFalse();
        assertThat(approvals.allows(permit, SCOPE, send(probe, List.of("i-1"), Map.of("Comment", "probing"))))
                .isFalse();
        // It says that it only reads, and is none of the shipped ones.
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        send(run(script("probe-user", "rm -rf /", true), Map.of(), "i-1"), List.of("i-1"), Map.of())))
                .isFalse();
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        send(run(script("set-sudo", "visudo", true), Map.of(), "i-1"), List.of("i-9"), Map.of())))
                .isFalse();
    }

    @Test
    void nothingHidesInFrontOfAProbe() {
        Permit permit = approve(plan(effect(1, run(CHANGE, Map.of(), "i-1"), "i-1", List.of())));
        List<String> lines = new ArrayList<>();
        ((List<?>) RunCommand.of(run(PROBE, Map.of(), "i-1")).parameters().get("commands"))
                .forEach(line -> lines.add(String.valueOf(line)));
        for (String hidden : List.of(
                "rm -rf /",
                "user=\"$(rm -rf /)\"",
                "user=\"$(printf %s 'x' | base64 -d)\"; rm -rf /",
                "user=\"$(printf %s 'x'; rm -rf / #' | base64 -d)\"")) {
            List<String> changed = new ArrayList<>(lines);
            changed.add(1, hidden);
            assertThat(approvals.allows(
                            permit,
                            SCOPE,
                            send(
                                    run(PROBE, Map.of(), "i-1"),
                                    List.of("i-1"),
                                    Map.of("Parameters", Map.of("commands", changed)))))
                    .as(hidden)
                    .isFalse();
        }
        assertThat(approvals.allows(
                        permit,
                        SCOPE,
                        send(
                                run(PROBE, Map.of(), "i-1"),
                                List.of("i-1"),
                                Map.of("Parameters", Map.of("commands", lines, "workingDirectory", List.of("/"))))))
                .isFalse();
    }

    @Test
    void onlyAPlanOfProbesCountsAsReading() {
        Plan probing = plan(effect(1, run(PROBE, Map.of(), "i-1"), "i-1", List.of()));
        Plan changing = plan(effect(1, run(CHANGE, Map.of(), "i-1"), "i-1", List.of()));
        approvals.disarm();

        Permit permit = approve(probing);
        assertThat(permit.reads()).isTrue();
        assertThat(approvals.allows(permit, SCOPE, send(run(PROBE, Map.of(), "i-1"), List.of("i-1"), Map.of())))
                .isTrue();
        assertThat(person.asked()).singleElement().extracting(Question::reads).isEqualTo(true);
        assertThatThrownBy(() -> approve(changing))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("read-only");
        approvals.arm(new Limits(List.of(), 0, NOW.plusSeconds(60)));
        assertThat(approve(changing).reads()).isFalse();
    }

    @Test
    void theLimitsOfTheSessionHold() {
        Plan plan = plan(
                effect(1, run(CHANGE, Map.of(), "i-1"), "i-1", List.of()),
                effect(2, run(CHANGE, Map.of(), "i-2"), "i-2", List.of()));
        approvals.arm(new Limits(List.of("111122223333/eu-west-3"), 2, NOW.plusSeconds(60)));
        approve(plan);
        approvals.arm(new Limits(List.of("111122223333/eu-west-3"), 1, NOW.plusSeconds(60)));
        assertThatThrownBy(() -> approve(plan)).hasMessageContaining("reaches 2 nodes");
        approvals.arm(new Limits(List.of("444455556666"), 0, NOW.plusSeconds(60)));
        assertThatThrownBy(() -> approve(plan)).hasMessageContaining("armed for 444455556666");
        assertThat(person.asked()).hasSize(1);

        approvals.arm(new Limits(List.of(), 0, NOW));
        assertThat(approvals.limits()).isNull();
        assertThat(approvals.closed()).isTrue();
        assertThatThrownBy(() -> approve(plan)).hasMessageContaining("the session is read-only");
    }
}
