package dev.fleetsh.check;

import static dev.fleetsh.check.GoldenPermissions.allowed;
import static dev.fleetsh.check.GoldenPermissions.refused;
import static dev.fleetsh.check.Granted.ROLE;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.unregistered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What permissions explain, in which words, and what they keep a person from. */
class PermissionReasonsTest {
    private static Finding current(Scene scene, String check) {
        return scene.find(Edition.CURRENT, check);
    }

    private static List<String> roots(Scene scene) {
        return scene.assess(Edition.CURRENT).why(scene.node()).roots().stream()
                .map(finding -> finding.check().id())
                .toList();
    }

    private static Decision decision(String action, String resource, Outcome outcome) {
        return new Decision(action, resource, outcome, Layer.NONE, Layer.NONE, List.of(), List.of());
    }

    private static CapabilityAnswer can(Scene scene, Capability capability) {
        return scene.assess(Edition.CURRENT).can(scene.node(), capability);
    }

    @Test
    void aRoleWithoutPermissionsIsTheRootOfALostNode() {
        assertThat(roots(linux().lost().granted(refused(Need.REPORT, Need.CHANNEL))))
                .containsExactly("ec2-permissions");
        assertThat(roots(unregistered().granted(granted -> granted.profile(""))))
                .containsExactly("ec2-profile-has-role");
        Scene silent = linux().disconnected().granted(allowed(Need.REPORT)).granted(refused(Need.CHANNEL));
        assertThat(roots(silent)).containsExactly("node-role-ssmmessages");
        assertThat(current(silent, "node-role-ssmmessages").reason())
                .isEqualTo(
                        "role AppRole: no ssmmessages:CreateControlChannel, OpenControlChannel, CreateDataChannel, OpenDataChannel");
        assertThat(current(silent, "node-role-ssmmessages").remedies()).containsExactly("grant-core-permissions");
    }

    @Test
    void nodesWithTheSameRoleShareTheirRootCause() {
        Scene scene = linux().lost().granted(refused(Need.REPORT)).among(2);
        RootCause cause = scene.assess(Edition.CURRENT).rootCauses().get(0);
        assertThat(cause.text()).isEqualTo("role AppRole: no ssm:UpdateInstanceInformation");
        assertThat(cause.nodes().size()).isEqualTo(3);
    }

    @Test
    void whatAFurtherPermissionDoesNotOvercomeNamesNoRemedy() {
        Scene scene = linux().lost().granted(granted -> granted.profile(ROLE)
                .trusting(ROLE, "ec2.amazonaws.com")
                .decided(
                        ROLE,
                        new Decision(
                                "ssm:UpdateInstanceInformation",
                                "*",
                                Outcome.EXPLICIT_DENY,
                                Layer.DENIES,
                                Layer.NONE,
                                List.of(),
                                List.of("p-1"))));
        Finding finding = current(scene, "ec2-permissions");
        assertThat(finding.reason())
                .isEqualTo("role AppRole: a policy of the organisation denies ssm:UpdateInstanceInformation (p-1)");
        assertThat(finding.remedies()).isEmpty();
        assertThat(finding.advice()).contains("organisation");
    }

    @Test
    void twoTargetsWithoutEncryptionAreToldInOneReason() {
        Scene scene = linux().preferring(new SessionPreferences(
                        true, "", "logs", true, "sessions", true, false, false, "", "", "", "20", "", false))
                .granted(granted -> granted.bucket(true, "", "").group(false, ""));
        assertThat(current(scene, "log-encryption-mismatch").reason())
                .isEqualTo("bucket logs is not encrypted, though the preferences demand it;"
                        + " there is no log group sessions, and the preferences demand that it is encrypted");
        assertThat(roots(scene)).contains("log-encryption-mismatch");
    }

    @Test
    void whatOnlyInstancesHaveIsNotOfferedToOtherMachines() {
        assertThat(current(hybrid().lost(), "node-online").remedies())
                .contains("re-register-hybrid")
                .doesNotContain("enable-imds", "open-egress-443", "create-vpc-endpoints", "attach-instance-profile");
        assertThat(current(linux().lost(), "node-online").remedies())
                .contains("enable-imds", "open-egress-443")
                .doesNotContain("re-register-hybrid");
    }

    @Test
    void aMachineThatRegisteredAgainIsTheRootOfItsLostId() {
        Scene scene = hybrid().lost().twin(hybrid());
        assertThat(roots(scene)).containsExactly("machine-once");
        assertThat(current(scene, "machine-once").reason()).contains("online as twin");
    }

    @Test
    void evidenceNamesTheRoleAndWhatTheSimulationSaid() {
        Finding finding = current(linux().lost().granted(refused(Need.REPORT)), "ec2-permissions");
        assertThat(finding.evidence())
                .contains(new Evidence(
                        "permission ssm:UpdateInstanceInformation", "implicitDeny", "allowed", Scene.LISTING))
                .contains(new Evidence("role", "AppRole (instance profile app)", "", Scene.LISTING));
    }

    @Test
    void aPersonWhoMayNotStartSessionsIsToldSoAndTheNodeIsReadyAllTheSame() {
        Scene scene =
                linux().granted(granted -> granted.operator(decision("ssm:StartSession", "*", Outcome.IMPLICIT_DENY)));
        assertThat(scene.assess(Edition.CURRENT).readiness(scene.node())).isEqualTo(Readiness.READY);
        assertThat(can(scene, Capability.SHELL).answer()).isEqualTo(Answer.NO);
        assertThat(can(scene, Capability.SHELL).reason())
                .isEqualTo("you (assumed-role/Ops/jane): no ssm:StartSession on it");
        assertThat(can(scene, Capability.SHELL).findings())
                .anyMatch(finding -> finding.check().id().equals("operator-start-session"));
    }

    @Test
    void documentsAndTheKeyDecideWhatAPersonCan() {
        Scene scene = linux().kms().granted(allowed(Need.REPORT, Need.KEY)).granted(granted -> granted.key(
                        "Enabled", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT")
                .operator(
                        decision("ssm:StartSession", "arn:aws:ec2:*", Outcome.ALLOWED),
                        decision(
                                "ssm:StartSession",
                                "arn:aws:ssm:eu-west-3::document/AWS-StartSSHSession",
                                Outcome.IMPLICIT_DENY),
                        decision("kms:GenerateDataKey", Granted.KEY, Outcome.IMPLICIT_DENY)));
        scene.reaches("kms", dev.fleetsh.fleet.Diagnostics.Status.SUCCESS);
        assertThat(can(scene, Capability.PORT_FORWARD).answer()).isEqualTo(Answer.YES);
        assertThat(can(scene, Capability.SSH).reason())
                .contains("no ssm:StartSession with document AWS-StartSSHSession");
        assertThat(can(scene, Capability.SHELL).reason()).contains("no kms:GenerateDataKey on the KMS key of sessions");
        assertThat(can(scene, Capability.SHELL).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void rightsThatCouldNotBeAskedAboutAreSaidBesideAYes() {
        Scene scene = linux().no("operator", Reason.DENIED, "iam:SimulatePrincipalPolicy");
        assertThat(can(scene, Capability.SHELL).answer()).isEqualTo(Answer.YES);
        assertThat(can(scene, Capability.SHELL).reason()).contains("grant iam:SimulatePrincipalPolicy");
    }

    @Test
    void domainsOfOneNameAreToldApartByTheirSids() {
        Scene scene = Scene.controller();
        Scope scope = scene.scope();
        List<Node> nodes =
                List.of(controller(scene, "dc-1", scope, "S-1-5-21-1"), controller(scene, "dc-2", scope, "S-1-5-21-2"));
        Fleet fleet = new Fleet("test", Scene.NOW, List.of(scope), nodes, new Completeness(1, List.of(), false));
        assertThat(Assessment.of(fleet, Edition.CURRENT, Scene.NOW).rootCauses())
                .extracting(RootCause::text)
                .contains(
                        "domain corp.local (S-1-5-21-1): account ssm-user is missing",
                        "domain corp.local (S-1-5-21-2): account ssm-user is missing");
    }

    private static Node controller(Scene scene, String id, Scope scope, String sid) {
        return scene.node(id, scope)
                .change()
                .domainProbe(Fact.known(new DomainProbe(5, true, "corp.local", sid, false, null), Scene.PROBE))
                .build();
    }
}
