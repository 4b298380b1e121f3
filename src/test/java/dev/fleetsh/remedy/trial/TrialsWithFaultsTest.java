package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.remedy.probe.ProbeKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remedies while AWS throttles, answers get lost, and others change things. */
@Timeout(120)
class TrialsWithFaultsTest {
    private static final List<String> ROLE = List.of("APP-LILLE-06");
    private static final List<String> VPC =
            List.of("APP-NYC-11", "APP-NYC-12", "APP-NYC-13", "APP-NYC-14", "APP-NYC-15");

    private static final String BATCH_ONLY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"batch.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"throttle=iam:AttachRolePolicy:x2", "lost=iam:AttachRolePolicy:x1", "throttle=*:*:0.2"})
    void aRoleIsChangedExactlyOnceWhateverHappensToTheCall(String fault) {
        try (Lab lab = new Lab(Edition.CURRENT, ROLE, folder)) {
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan("grant-core-permissions", fleet, Lab.named(fleet, ROLE), Map.of());
            lab.sandbox.faults().add(fault);
            ApplyResult result = lab.apply(plan, fleet);
            assertThat(result.failed())
                    .as(result.sentence() + result.outcomes())
                    .isEmpty();
            assertThat(lab.sandbox.changes().changes("iam:AttachRolePolicy")).hasSize(1);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aGroupThatIsOpenAlreadyIsLeftAlone() {
        try (Lab lab = new Lab(Edition.CURRENT, VPC, folder)) {
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan("open-endpoint-ingress", fleet, Lab.named(fleet, VPC), Map.of());
            assertThat(lab.apply(plan, fleet).changed()).hasSize(1);
            lab.sandbox.changes().clear();
            ApplyResult again = lab.apply(plan, fleet);
            assertThat(again.already()).hasSize(1);
            assertThat(lab.sandbox.changes().changes()).isEmpty();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aTrustPolicyThatSomebodyElseChangedMeanwhileIsRefusedByName() {
        List<String> nodes = List.of("DB-VALENCIA-02");
        try (Lab lab = new Lab(Edition.CURRENT, nodes, folder)) {
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan("repair-role-trust", fleet, Lab.named(fleet, nodes), Map.of());
            lab.otherwise(plan, "PolicyDocument", BATCH_ONLY);
            lab.sandbox.changes().clear();
            assertThatThrownBy(() -> lab.apply(plan, fleet))
                    .isInstanceOf(RemedyException.class)
                    .hasMessageContaining("trust policy");
            assertThat(lab.sandbox.changes().changes()).isEmpty();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void nodesThatWentOfflineMeanwhileAreLeftForAResumeAndTheOthersChangedOnce() {
        List<String> nodes = List.of("WEB-PARIS-01", "WEB-LILLE-02", "APP-LYON-24", "CACHE-PARIS-01");
        try (Lab lab = new Lab(Edition.CURRENT, nodes, folder)) {
            Fleet fleet = lab.probed(lab.fleet(), ProbeKind.USER, Lab.named(lab.fleet(), nodes));
            Plan plan = lab.plan("ssm-user-sudo", fleet, Lab.named(fleet, nodes), Map.of("mode", "off"));
            assertThat(plan.effects()).hasSize(4);
            List<String> gone = plan.effects().stream()
                    .map(effect -> RunCommand.node(effect.action()))
                    .limit(2)
                    .toList();
            gone.forEach(id -> ping(lab, id, "ConnectionLost"));
            lab.sandbox.changes().clear();
            ApplyResult half = lab.apply(plan, fleet);
            assertThat(half.changed()).as(half + " " + half.outcomes()).hasSize(2);
            assertThat(half.left()).hasSize(2);
            gone.forEach(id -> assertThat(String.valueOf(half.outcomes())).contains("offline"));
            gone.forEach(id -> ping(lab, id, "Online"));
            ApplyResult rest = lab.resume(plan, fleet, half.journal());
            assertThat(rest.left()).as(rest + " " + rest.outcomes()).isEmpty();
            assertThat(sent(lab, "set-sudo")).doesNotHaveDuplicates().hasSize(4);
        }
    }

    /** The call may have arrived or not: the command is looked for by its mark before it is sent again. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lost=ssm:SendCommand:x1",
                "reset=ssm:SendCommand:x1",
                "timeout=ssm:SendCommand:x1",
                "throttle=ssm:SendCommand:x2"
            })
    void eachNodeIsSentItsCommandOnceWhateverHappensToTheCall(String fault) {
        List<String> nodes = List.of("WEB-PARIS-01", "WEB-LILLE-02", "APP-LYON-24");
        try (Lab lab = new Lab(Edition.CURRENT, nodes, folder)) {
            Fleet fleet = lab.probed(lab.fleet(), ProbeKind.USER, Lab.named(lab.fleet(), nodes));
            Plan plan = lab.plan("ssm-user-sudo", fleet, Lab.named(fleet, nodes), Map.of("mode", "off"));
            assertThat(plan.effects()).hasSize(3);
            lab.sandbox.changes().clear();
            lab.sandbox.faults().add(fault);
            ApplyResult result = lab.apply(plan, fleet);
            assertThat(result.changed())
                    .as(result.sentence() + result.outcomes())
                    .hasSize(3);
            assertThat(sent(lab, "set-sudo")).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aNodeThatChangedMeanwhileIsRefusedByItsNameAndTheFactThatMoved() {
        List<String> nodes = List.of("APP-LYON-24");
        try (Lab lab = new Lab(Edition.CURRENT, nodes, folder)) {
            channel(lab, false);
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan("restart-agent", fleet, Lab.named(fleet, nodes), Map.of());
            assertThat(plan.effects()).hasSize(1);
            channel(lab, true);
            lab.sandbox.changes().clear();
            assertThatThrownBy(() -> lab.apply(plan, fleet))
                    .isInstanceOf(RemedyException.class)
                    .hasMessageContaining("channel of APP-LYON-24")
                    .hasMessageContaining("was notconnected, and is connected");
            assertThat(lab.sandbox.changes().changes()).isEmpty();
        }
    }

    private static void channel(Lab lab, boolean connected) {
        String id = Lab.named(lab.fleet(), List.of("APP-LYON-24")).get(0).id();
        lab.sandbox.live().changeNode(id, node -> node.withTruth(node.truth().withHung(!connected))
                .withChannel(connected));
    }

    /** Nodes that were sent a script, one for each time. */
    private static List<Object> sent(Lab lab, String script) {
        return lab.sandbox.changes().changes("ssm:SendCommand").stream()
                .filter(change ->
                        String.valueOf(change.parameters().get("Parameters")).contains(script))
                .flatMap(change -> ((List<?>) change.parameters().get("InstanceIds")).stream())
                .map(Object.class::cast)
                .toList();
    }

    private static void ping(Lab lab, String id, String status) {
        lab.sandbox
                .live()
                .changeNode(
                        id,
                        node -> node.withRegistration(
                                Objects.requireNonNull(node.registration()).withPing(status, lab.clock.instant())));
    }
}
