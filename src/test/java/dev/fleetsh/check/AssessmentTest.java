package dev.fleetsh.check;

import static dev.fleetsh.check.Scene.account;
import static dev.fleetsh.check.Scene.controller;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.known;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.probed;
import static dev.fleetsh.check.Scene.stopped;
import static dev.fleetsh.check.Scene.unregistered;
import static dev.fleetsh.check.Scene.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Readiness, root causes, explanations, capabilities, and the codes under them. */
class AssessmentTest {
    private static Readiness readiness(Scene scene) {
        return readiness(scene, Edition.CURRENT);
    }

    private static Readiness readiness(Scene scene, Edition edition) {
        return scene.assess(edition).readiness(scene.node());
    }

    private static Explanation why(Scene scene) {
        return scene.assess(Edition.CURRENT).why(scene.node());
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.check().id()).toList();
    }

    private static Assessment fleet(Scene... scenes) {
        List<Scope> scopes = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (Scene scene : scenes) {
            Scope scope = scene.scope();
            scopes.add(scope);
            nodes.add(scene.node("n" + nodes.size(), scope));
        }
        return Assessment.of(
                new Fleet("test", Scene.NOW, scopes, nodes, new Completeness(scopes.size(), List.of(), false)),
                Edition.CURRENT,
                Scene.NOW);
    }

    @Test
    void aHealthyNodeIsReadyAndAStoppedOneIsNoFailure() {
        assertThat(readiness(linux())).isEqualTo(Readiness.READY);
        assertThat(readiness(windows())).isEqualTo(Readiness.READY);
        assertThat(readiness(hybrid())).isEqualTo(Readiness.READY);
        assertThat(readiness(stopped())).isEqualTo(Readiness.NOT_APPLICABLE);
        assertThat(why(stopped()).summary()).isEqualTo("the instance is stopped");
    }

    @Test
    void aMissingFeatureDegradesAndABlockerBlocks() {
        assertThat(readiness(linux().agent("2.3.600.0"))).isEqualTo(Readiness.DEGRADED);
        assertThat(readiness(linux().agent("2.3.1.0"))).isEqualTo(Readiness.BLOCKED);
        assertThat(readiness(linux().lost())).isEqualTo(Readiness.BLOCKED);
        assertThat(readiness(linux().disconnected())).isEqualTo(Readiness.BLOCKED);
        assertThat(readiness(unregistered())).isEqualTo(Readiness.BLOCKED);
        assertThat(readiness(probed(null))).isEqualTo(Readiness.BLOCKED);
        assertThat(readiness(probed(account()))).isEqualTo(Readiness.READY);
    }

    @Test
    void whatCannotBeDecidedLeavesReadinessUnknown() {
        assertThat(readiness(linux().no("channel", Reason.DENIED))).isEqualTo(Readiness.UNKNOWN);
        assertThat(readiness(linux().no("preferences", Reason.DENIED))).isEqualTo(Readiness.UNKNOWN);
        assertThat(readiness(controller())).isEqualTo(Readiness.UNKNOWN);
        assertThat(readiness(windows().no("directoryRole", Reason.NOT_COLLECTED)))
                .isEqualTo(Readiness.UNKNOWN);
    }

    @Test
    void theTierBlocksInEditionSeedOnly() {
        Scene standard = hybrid().tier(ActivationTier.STANDARD);
        assertThat(readiness(standard, Edition.SEED)).isEqualTo(Readiness.BLOCKED);
        assertThat(readiness(standard, Edition.CURRENT)).isEqualTo(Readiness.READY);
        assertThat(standard.find(Edition.CURRENT, "hybrid-advanced-tier").reason())
                .contains("2026-06-30")
                .contains("2026-09-30");
    }

    @Test
    void aLostNodeIsTheRootAndItsChannelFollows() {
        Explanation why = why(linux().lost());
        assertThat(ids(why.roots())).containsExactly("node-online");
        assertThat(ids(why.consequences().get(why.roots().get(0)))).contains("session-channel");
        assertThat(why.summary()).isEqualTo("blocked for shell sessions");
        assertThat(why.roots().get(0).reason()).isEqualTo("ping is ConnectionLost, last heard 3 days ago");
    }

    @Test
    void theDeepestKnownCauseOfAMissingRegistrationIsTheRoot() {
        assertThat(ids(why(unregistered()).roots())).containsExactly("node-registered");
        assertThat(ids(why(unregistered().profile("")).roots())).containsExactly("ec2-permissions");
        assertThat(ids(why(unregistered().metadata(false)).roots())).containsExactly("imds-enabled");
    }

    @Test
    void everyFindingOfANodeStandsInItsExplanationOnce() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Scene scene = Anything.scene(random);
            Assessment assessment = scene.assess(Edition.CURRENT);
            Explanation why = assessment.why(scene.node());
            List<Finding> shown = new ArrayList<>(why.roots());
            why.consequences().values().forEach(shown::addAll);
            shown.addAll(why.undecided());
            shown.addAll(why.rest());
            assertThat(ids(shown)).containsExactlyInAnyOrderElementsOf(ids(assessment.findings(scene.node())));
        }
    }

    @Test
    void rootCausesAreGroupedByWhatIsSharedMostNodesFirst() {
        Assessment assessment = fleet(
                probed(null), controller().probe(4, true, false, null), linux().agent("2.3.1.0"), linux(), stopped());
        assertThat(assessment.rootCauses())
                .extracting(cause -> cause.check().id() + " " + cause.nodes().size())
                .startsWith("dc-ssm-user-present 2", "agent-min-version 1");
        assertThat(assessment.rootCauses().get(0).text())
                .isEqualTo("domain corp.example.com: account ssm-user is missing");
        assertThat(assessment.rootCauses().get(0).nodes().ids()).containsExactly("n0", "n1");
        assertThat(assessment.rootCauses().get(1).text()).isEqualTo("agent < 2.3.68.0: no session opens");
    }

    @Test
    void nodesThatLostTheirAgentAtDifferentTimesShareACause() {
        Assessment assessment = fleet(linux().lost(), linux().lost().seen(Duration.ofHours(7)));
        assertThat(assessment.rootCauses()).hasSize(1);
        assertThat(assessment.rootCauses().get(0).nodes().size()).isEqualTo(2);
    }

    @Test
    void countsAndSelectionsAgree() {
        Assessment assessment = fleet(linux(), linux().lost(), stopped(), linux().agent("2.3.600.0"), controller());
        assertThat(assessment.counts())
                .containsEntry(Readiness.READY, 1)
                .containsEntry(Readiness.BLOCKED, 1)
                .containsEntry(Readiness.NOT_APPLICABLE, 1)
                .containsEntry(Readiness.DEGRADED, 1)
                .containsEntry(Readiness.UNKNOWN, 1);
        assertThat(assessment.blocked().ids()).containsExactly("n1");
        assertThat(assessment.failing("node-online").ids()).containsExactly("n1");
        assertThat(assessment.blocked().total()).isEqualTo(5);
        for (CheckCount row : assessment.byCheck()) {
            assertThat(row.counts().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(5);
            for (Verdict verdict : Verdict.values()) {
                assertThat(assessment.with(row.check().id(), verdict).size()).isEqualTo(row.count(verdict));
            }
        }
    }

    @Test
    void aNarrowerAssessmentKeepsTheVerdictsOfTheWhole() {
        Assessment whole = fleet(linux(), linux().lost());
        Assessment narrow = whole.on(whole.nodes().where(node -> node.ping() == PingStatus.CONNECTION_LOST));
        assertThat(narrow.nodes().ids()).containsExactly("n1");
        assertThat(narrow.counts()).containsEntry(Readiness.BLOCKED, 1).containsEntry(Readiness.READY, 0);
        assertThat(narrow.rootCauses()).hasSize(1);
        assertThat(whole.on(Nodes.of(List.of())).byCheck()).isNotEmpty();
    }

    @Test
    void codesSharedByCombinationEqualTheRulesOnEachNode() {
        Random random = new Random(11);
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            scopes.add(Anything.scene(random).scope());
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            nodes.add(Anything.scene(random).node("n" + i, scopes.get(random.nextInt(scopes.size()))));
        }
        Fleet fleet = new Fleet("test", Scene.NOW, scopes, nodes, new Completeness(12, List.of(), false));
        for (Edition edition : Edition.values()) {
            Assessment assessment = Assessment.of(fleet, edition, Scene.NOW);
            for (Node node : nodes) {
                for (Finding finding : assessment.findings(node)) {
                    assertThat(assessment.verdict(node, finding.check()))
                            .as("%s of %s: %s", finding.check(), node, finding.reason())
                            .isEqualTo(finding.verdict());
                }
            }
        }
    }

    @Test
    void evidenceNamesTheFactItsValueWhatWasExpectedAndItsOrigin() {
        Finding finding = linux().agent("2.3.978.0").find(Edition.CURRENT, "agent-version-port-ssh");
        assertThat(finding.evidence())
                .containsExactly(new Evidence("agent", "2.3.978.0", "≥ 3.0.222.0", Scene.LISTING));
        assertThat(finding.reason()).contains("works").contains("3.0.222.0").contains("2.3.672.0");

        Finding controller = probed(null).find(Edition.CURRENT, "dc-ssm-user-present");
        assertThat(controller.reason()).isEqualTo("the AD account ssm-user does not exist in corp.example.com");
        assertThat(controller.evidence())
                .contains(new Evidence("DomainRole", "5 (primary)", "", Scene.PROBE))
                .contains(new Evidence("ssm-user", "absent", "present", Scene.PROBE));
        assertThat(controller.check().advice())
                .contains("once per domain")
                .contains(
                        "Do not follow the agent's own message (Disable the service…): it would stop Active Directory.");
        assertThat(controller.check().remedies()).contains("create-ssm-user");
    }

    @Test
    void aDeniedFactNamesTheActionToGrant() {
        Finding finding =
                linux().no("preferences", Reason.DENIED, "ssm:GetDocument").find(Edition.CURRENT, "agent-version-kms");
        assertThat(finding.unknown()).isEqualTo(Reason.DENIED);
        assertThat(finding.reason()).contains("grant ssm:GetDocument");
        assertThat(finding.check().actions()).contains("ssm:GetDocument");
    }

    @Test
    void whereAwsContradictsItselfTheTextSaysSo() {
        assertThat(linux().shellProfile("x", "")
                        .agent("3.0.161.0")
                        .find(Edition.CURRENT, "agent-version-shell-profile")
                        .reason())
                .contains("3.0.161.0")
                .contains("its source has that only since 3.0.196.0");
        assertThat(linux().find(Edition.CURRENT, "endpoint-ec2messages-443").reason())
                .contains("still lists ec2messages");
    }

    @Test
    void capabilitiesSayWhatANodeCanDoAndWhy() {
        Scene blocked = probed(null);
        Assessment assessment = blocked.assess(Edition.CURRENT);
        Node node = blocked.node();
        CapabilityAnswer shell = assessment.can(node, Capability.SHELL);
        assertThat(shell.answer()).isEqualTo(Answer.NO);
        assertThat(shell.reason()).contains("does not exist in corp.example.com");
        CapabilityAnswer port = assessment.can(node, Capability.PORT_FORWARD);
        assertThat(port.answer()).isEqualTo(Answer.YES);
        assertThat(port.reason()).isEqualTo("agent 3.3.987.0 ≥ 3.0.222.0, channel connected; needs no ssm-user");
        assertThat(assessment.can(node, Capability.SSH).answer()).isEqualTo(Answer.YES);
        assertThat(assessment.can(node, Capability.RUN_AS).answer()).isEqualTo(Answer.NO);
        assertThat(assessment.why(node).summary())
                .isEqualTo("blocked for shell sessions; port forwarding and SSH work");
    }

    @Test
    void capabilitiesAskTheGateOfTheirFeature() {
        assertThat(can(linux(), Capability.SHELL)).isEqualTo(Answer.YES);
        for (Capability capability : Capability.values()) {
            assertThat(can(linux(), capability)).as(capability.label()).isEqualTo(Answer.YES);
            assertThat(can(linux().lost(), capability)).as(capability.label()).isEqualTo(Answer.NO);
            assertThat(can(stopped(), capability)).as(capability.label()).isEqualTo(Answer.NO);
            assertThat(can(linux().no("channel", Reason.THROTTLED), capability))
                    .as(capability.label())
                    .isEqualTo(Answer.UNKNOWN);
        }
        assertThat(can(linux().agent("2.3.538.0"), Capability.KMS)).isEqualTo(Answer.NO);
        assertThat(can(linux().kms(), Capability.KMS)).isEqualTo(Answer.UNKNOWN);
        assertThat(can(linux().kms(), Capability.PORT_FORWARD)).isEqualTo(Answer.YES);
        assertThat(can(linux().agent("2.3.671.0"), Capability.PORT_FORWARD)).isEqualTo(Answer.NO);
        assertThat(can(linux().agent("2.3.672.0"), Capability.PORT_FORWARD)).isEqualTo(Answer.YES);
        assertThat(can(linux().agent("3.1.1187.0"), Capability.REMOTE_HOST_FORWARD))
                .isEqualTo(Answer.NO);
        assertThat(can(linux().agent("3.0.195.0"), Capability.SHELL_PROFILE)).isEqualTo(Answer.UNKNOWN);
        assertThat(can(linux().agent("3.0.300.0"), Capability.CLOUDWATCH_STREAMING))
                .isEqualTo(Answer.UNKNOWN);
        assertThat(can(linux().agent("2.3.671.0"), Capability.RUN_AS)).isEqualTo(Answer.NO);
        assertThat(can(windows(), Capability.RUN_AS)).isEqualTo(Answer.NO);
        assertThat(can(linux().no("agent", Reason.UNPARSEABLE), Capability.PORT_FORWARD))
                .isEqualTo(Answer.UNKNOWN);
    }

    private static Answer can(Scene scene, Capability capability) {
        return scene.assess(Edition.CURRENT).can(scene.node(), capability).answer();
    }

    @Test
    void anUnknownIdNamesTheNearest() {
        assertThatThrownBy(() -> linux().assess(Edition.CURRENT).failing("node-onlin"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no check \"node-onlin\"; did you mean \"node-online\"?");
        assertThatThrownBy(() -> linux().assess(Edition.CURRENT).failing("plugin-installed"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("check of this machine");
        assertThat(Catalogue.of(Edition.CURRENT).named("plugin-installed").id()).isEqualTo("plugin-installed");
    }

    @Test
    void aNodeOutsideTheFleetCanBeAsked() {
        Assessment assessment = linux().assess(Edition.CURRENT);
        Scene other = linux().os(PlatformType.LINUX, "Ubuntu", "14.04");
        other.state = known(dev.fleetsh.fleet.InstanceState.RUNNING);
        assertThat(assessment.readiness(other.node())).isEqualTo(Readiness.DEGRADED);
    }

    private static Finding current(Scene scene, String check) {
        return scene.find(Edition.CURRENT, check);
    }

    @Test
    void adviceBelongsToTheFailure() {
        Finding runAs = current(linux().runAs("ops").agent("2.3.671.0"), "runas-user-exists");
        assertThat(runAs.advice()).contains("Update the agent");
        assertThat(runAs.remedies()).containsExactly("update-agent");
        assertThat(current(linux().runAs("root"), "runas-user-exists").advice()).contains("other default user");

        Scene tooOld = linux().lost().profile("").management("dhmc").agent("3.2.1.0");
        assertThat(current(tooOld, "ec2-permissions").advice())
                .contains("update the agent to 3.2.582.0")
                .doesNotContain("turn on");
        assertThat(current(linux().lost().profile(""), "ec2-permissions").advice())
                .contains("turn on Default Host Management");

        Finding readOnly = current(controller().probe(4, true, true, null), "dc-ssm-user-present");
        assertThat(readOnly.advice()).contains("runAsElevated", "Do not follow").doesNotContain("Create");
        assertThat(readOnly.remedies()).containsExactly("elevated-session-document");

        Finding tier = current(hybrid().tier(ActivationTier.STANDARD), "hybrid-advanced-tier");
        assertThat(tier.advice()).startsWith("Nothing needs doing");
        assertThat(tier.remedies()).isEmpty();
    }

    @Test
    void anUnknownControllerWarnsOfTheAgentsOwnMessage() {
        Finding finding = current(controller(), "dc-ssm-user-present");
        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.advice()).isEqualTo(UserChecks.NOT_THE_AGENTS_ADVICE);
        assertThat(finding.reason()).endsWith("`probe domain NODE` would tell");
    }

    @Test
    void noReasonNamesAVerbThatDoesNotExist() {
        Random random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            Scene scene = Anything.scene(random);
            Assessment assessment = scene.assess(Edition.CURRENT);
            for (Finding finding : assessment.findings(assessment.nodes().get(0))) {
                assertThat(finding.reason())
                        .doesNotContainPattern("probe (dc|os|powershell|user) would")
                        .doesNotContain(" is not known:", "was not collected");
            }
        }
        Finding user = current(linux(), "ssm-user-creation");
        assertThat(user.reason()).isEqualTo("not collected: local user ssm-user; " + "`probe user NODE` would tell");
    }

    @Test
    void anAnnouncedOutageShowsWhileTheNodeStillWorks() {
        Scene scene = linux().profile("");
        assertThat(readiness(scene)).isEqualTo(Readiness.READY);
        Finding finding = current(scene, "ec2-permissions");
        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.reason())
                .startsWith("works now; no instance profile")
                .endsWith("so it will stop within about an hour");
        assertThat(finding.evidence()).anyMatch(evidence -> evidence.fact().equals("instance profile"));
    }

    @Test
    void staticRulesDoNotOverruleAConnectedChannel() {
        Scene mac = hybrid().os(PlatformType.MACOS, "macOS", "14.5");
        assertThat(readiness(mac)).isEqualTo(Readiness.DEGRADED);
        CapabilityAnswer answer = mac.assess(Edition.CURRENT).can(mac.node(), Capability.SHELL);
        assertThat(answer.answer()).isEqualTo(Answer.YES);
        assertThat(answer.reason())
                .contains("channel connected", "macOS is supported on EC2 only", "without AWS's support");
        Scene lost = hybrid().lost().os(PlatformType.MACOS, "macOS", "14.5");
        assertThat(readiness(lost)).isEqualTo(Readiness.BLOCKED);
    }

    @Test
    void booleansAsTextStopShellSessionsOfOldAgentsOnly() {
        Scene old = linux().booleansAsText().agent("3.0.654.0");
        assertThat(readiness(old)).isEqualTo(Readiness.BLOCKED);
        assertThat(old.assess(Edition.CURRENT)
                        .can(old.node(), Capability.PORT_FORWARD)
                        .answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void preferencesThatCannotBeReadAreOneRoot() {
        Explanation broken = why(linux().no("preferences", Reason.UNPARSEABLE));
        assertThat(ids(broken.roots())).containsExactly("session-document-valid");
        assertThat(ids(broken.undecided()))
                .doesNotContain("agent-version-kms", "session-timeouts", "node-log-s3", "runas-user-exists");
        Explanation denied = why(linux().no("preferences", Reason.DENIED));
        assertThat(ids(denied.undecided())).contains("session-document-valid").doesNotContain("node-log-s3");
    }

    @Test
    void ec2messagesOfEditionSeedSaysWhyItDecidesNothing() {
        Finding finding = linux().find(Edition.SEED, "endpoint-ec2messages-443");
        assertThat(finding.severity()).isEqualTo(Severity.ADVISORY);
        assertThat(finding.reason()).contains("sessions open without it");
        assertThat(readiness(linux(), Edition.SEED)).isEqualTo(Readiness.READY);
    }

    @Test
    void agesAreToldWithTheThresholdsOfTheHeader() {
        assertThat(current(linux().seen(Duration.ofSeconds(89)), "node-online").reason())
                .isEqualTo("Online, last heard 1 min ago");
        assertThat(current(linux().lost().seen(Duration.ofMinutes(119)), "node-online")
                        .reason())
                .endsWith("last heard 119 min ago");
        assertThat(why(linux()).at()).isEqualTo(Scene.NOW);
    }
}
