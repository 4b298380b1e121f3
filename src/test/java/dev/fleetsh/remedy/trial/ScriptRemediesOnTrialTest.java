package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.probe.ProbeKind;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Remedies that run something on nodes, on the simulated AWS: what only a probe tells is probed before and after. */
@Timeout(300)
class ScriptRemediesOnTrialTest {
    @TempDir
    private Path folder;

    /**
     * @param remedy its id
     * @param nodes names of those that it is planned for
     * @param seen names of further nodes in the fleet, probed as well
     * @param probe that tells of them; null where the APIs do
     * @param check that passes on none before and on all afterwards; empty where none tells
     * @param arguments that the remedy is given
     * @param runs what the plan runs, in its order: the script or document, and the node
     */
    record Run(
            String remedy,
            List<String> nodes,
            List<String> seen,
            @Nullable ProbeKind probe,
            String check,
            Map<String, Object> arguments,
            List<String> runs) {
        @Override
        public String toString() {
            return remedy + " for " + nodes;
        }
    }

    static Stream<Run> runs() {
        return Stream.of(
                new Run(
                        "create-ssm-user",
                        List.of("DC-PARIS-01", "DC-PARIS-02"),
                        List.of("DC-LYON-01"),
                        ProbeKind.DOMAIN,
                        "dc-ssm-user-present",
                        Map.of(),
                        List.of("create-domain-user DC-PARIS-01")),
                new Run(
                        "create-ssm-user",
                        List.of("DC-LYON-01"),
                        List.of("DC-PARIS-01", "DC-PARIS-02"),
                        ProbeKind.DOMAIN,
                        "dc-ssm-user-domain-admin",
                        Map.of(),
                        List.of("create-domain-user DC-LYON-01")),
                new Run(
                        "create-ssm-user",
                        List.of("DC-LAB-01"),
                        List.of(),
                        ProbeKind.DOMAIN,
                        "dc-ssm-user-domain-admin",
                        Map.of(),
                        List.of("create-domain-user DC-LAB-01")),
                new Run(
                        "unlock-ssm-user",
                        List.of("DC-OLD-01"),
                        List.of(),
                        ProbeKind.DOMAIN,
                        "dc-ssm-user-usable",
                        Map.of(),
                        List.of("unlock-domain-user DC-OLD-01")),
                new Run(
                        "ssm-user-sudo",
                        List.of("APP-LYON-24"),
                        List.of(),
                        ProbeKind.USER,
                        "ssm-user-sudo",
                        Map.of(),
                        List.of("set-sudo APP-LYON-24")),
                new Run(
                        "ssm-user-sudo",
                        List.of("FILE-MAD-02"),
                        List.of(),
                        ProbeKind.USER,
                        "",
                        Map.of("mode", "off"),
                        List.of("set-sudo FILE-MAD-02")),
                new Run(
                        "create-run-as-user",
                        List.of("APP-BCN-19"),
                        List.of(),
                        ProbeKind.OS_USER,
                        "runas-user-exists",
                        Map.of(),
                        List.of("create-os-user APP-BCN-19")),
                new Run(
                        "trust-amazon-roots",
                        List.of("APP-VALENCIA-06"),
                        List.of(),
                        ProbeKind.TLS,
                        "tls-trust",
                        Map.of(),
                        List.of("trust-amazon-roots APP-VALENCIA-06")),
                new Run(
                        "sync-clock",
                        List.of("BATCH-LILLE-09"),
                        List.of(),
                        ProbeKind.CLOCK,
                        "",
                        Map.of(),
                        List.of("sync-clock BATCH-LILLE-09")),
                new Run(
                        "update-agent",
                        List.of("DC-ROMA-02"),
                        List.of(),
                        null,
                        "agent-recent",
                        Map.of(),
                        List.of("AWS-UpdateSSMAgent DC-ROMA-02")));
    }

    private static String run(Effect effect, Nodes nodes) {
        String id = effect.action() instanceof Action.Script script
                ? script.node()
                : ((Action.Document) effect.action()).node();
        String what = effect.action() instanceof Action.Script script
                ? script.script().id()
                : ((Action.Document) effect.action()).document();
        return what + " "
                + nodes.stream()
                        .filter(node -> node.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .name();
    }

    private static Verdict verdict(Lab lab, Fleet fleet, String node, String id) {
        Assessment assessment = lab.assess(fleet);
        Check check = assessment.checks().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return assessment.verdict(Lab.named(fleet, List.of(node)).get(0), check);
    }

    private static List<String> all(Run run) {
        return Stream.concat(run.nodes().stream(), run.seen().stream()).toList();
    }

    private static Fleet seen(Lab lab, Run run) {
        Fleet fleet = lab.fleet();
        ProbeKind probe = run.probe();
        return probe == null ? fleet : lab.probed(fleet, probe, Lab.named(fleet, all(run)));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("runs")
    void aRemedyDoesWhatItsPlanSays(Run run) {
        try (Lab lab = new Lab(Edition.CURRENT, all(run), folder)) {
            Fleet before = seen(lab, run);
            if (!run.check().isEmpty()) {
                run.nodes().forEach(node -> assertThat(verdict(lab, before, node, run.check()))
                        .isNotIn(Verdict.PASS, Verdict.UNKNOWN));
            }
            lab.settle();
            World former = lab.sandbox.world();
            lab.sandbox.changes().clear();
            Plan plan = lab.plan(run.remedy(), before, Lab.named(before, run.nodes()), run.arguments());
            assertThat(plan.effects().stream()
                            .map(effect -> run(effect, before.nodes()))
                            .toList())
                    .as("%s", plan.remarks())
                    .isEqualTo(run.runs());
            assertThat(lab.whatif(plan, before).notModelled()).isEmpty();
            assertThat(lab.whatif(plan, before).gettingWorse()).isEmpty();
            assertThat(lab.sandbox.changes().changes()).isEmpty();

            ApplyResult result = lab.apply(plan, before);
            assertThat(result.fine())
                    .as(result.sentence() + " " + result.why() + " " + result.outcomes() + result.checked())
                    .isTrue();
            assertThat(result.changed()).hasSameSizeAs(plan.effects());
            lab.settle();
            Fleet after = seen(lab, run);
            if (!run.check().isEmpty()) {
                all(run).forEach(node -> assertThat(verdict(lab, after, node, run.check()))
                        .as(node)
                        .isEqualTo(Verdict.PASS));
            }
            Plan second = lab.plan(run.remedy(), after, Lab.named(after, run.nodes()), run.arguments());
            assertThat(second.effects()).isEmpty();
            assertThat(second.remarks()).isNotEmpty().allMatch(remark -> remark.kind() == Remark.Kind.NOTHING_TO_DO);

            if (plan.effects().stream().allMatch(Effect::reversible)) {
                ApplyResult back = lab.apply(lab.undo(plan), after);
                assertThat(back.fine())
                        .as(back.sentence() + " " + back.outcomes())
                        .isTrue();
                lab.settle();
                assertThat(Differences.of(Letter.of(former), Letter.of(lab.sandbox.world())))
                        .isEmpty();
            }
        }
    }

    static Stream<Trial> calls() {
        return Stream.of(
                Trial.of("elevated-session-document", "FILE-MAD-02").calling("ssm:CreateDocument"),
                Trial.of("re-register-hybrid", "FILE-LYON-03")
                        .given("role", "SSMHybridRole")
                        .mends("hybrid-role-permissions")
                        .calling("ssm:UpdateManagedInstanceRole"),
                Trial.of("custom-tag-owner", "FILE-LYON-03")
                        .given("team", "storage")
                        .calling("ssm:AddTagsToResource"));
    }

    private static void withHungSessions(Lab lab) {
        lab.sandbox.live().change(world -> {
            for (SimScope scope : world.scopes()) {
                for (SimNode node : scope.nodes()) {
                    if (node.name().equals("APP-LYON-24")) {
                        return world.with(scope.with(
                                node.withTruth(node.truth().withHung(true)).withChannel(false)));
                    }
                }
            }
            throw new IllegalStateException("no APP-LYON-24");
        });
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("calls")
    void aRemedyThatCallsAwsDoesWhatItsPlanSays(Trial trial) {
        try (Lab lab = new Lab(trial.edition(), trial.nodes(), folder)) {
            new TrialRun(trial, lab).run();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"APP-LYON-24", "FILE-MAD-02"})
    void aProxyIsSetOnceAndTakenBack(String name) {
        try (Lab lab = new Lab(Edition.CURRENT, List.of(name), folder)) {
            Fleet fleet = lab.fleet();
            Nodes nodes = Lab.named(fleet, List.of(name));
            World former = lab.sandbox.world();
            Map<String, Object> proxy = Map.of("proxy", "http://proxy:3128");
            Plan plan = lab.plan("set-agent-proxy", fleet, nodes, proxy);
            ApplyResult result = lab.apply(plan, fleet);
            assertThat(result.changed())
                    .as(result.sentence() + result.outcomes())
                    .hasSize(1);
            assertThat(result.fine()).as(result.sentence() + result.checked()).isTrue();
            Plan again = lab.plan("set-agent-proxy", fleet, nodes, proxy);
            assertThat(lab.apply(again, lab.fleet()).already()).hasSize(1);
            ApplyResult back = lab.apply(lab.undo(plan), lab.fleet());
            assertThat(back.fine()).as(back.sentence() + back.outcomes()).isTrue();
            lab.settle();
            assertThat(Differences.of(Letter.of(former), Letter.of(lab.sandbox.world())))
                    .isEmpty();
        }
    }

    /** The sandbox knows the scripts of fleetsh alone, and does not make believe of others. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aScriptOfOnesOwnIsSentAsItStandsAndIsNoSuccessWhereNothingModelsIt() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24"), folder)) {
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan(
                    "custom-motd", fleet, Lab.named(fleet, List.of("APP-LYON-24")), Map.of("text", "$(reboot)"));
            ApplyResult result = lab.apply(plan, fleet);
            assertThat(result.changed()).isEmpty();
            assertThat(result.failed()).hasSize(1);
            assertThat(String.valueOf(result.outcomes())).contains("does not model");
            assertThat(lab.sandbox.changes().changes("ssm:SendCommand"))
                    .singleElement()
                    .satisfies(change -> assertThat(String.valueOf(change.parameters()))
                            .contains("/etc/motd.d/fleetsh")
                            .doesNotContain("reboot"));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aSessionWorkerThatHangsIsFreedByARestartOfTheAgent() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24"), folder)) {
            withHungSessions(lab);
            Fleet before = lab.fleet();
            assertThat(verdict(lab, before, "APP-LYON-24", "session-channel")).isEqualTo(Verdict.FAIL);
            lab.sandbox.changes().clear();
            Plan plan = lab.plan("restart-agent", before, Lab.named(before, List.of("APP-LYON-24")), Map.of());
            ApplyResult result = lab.apply(plan, before);
            assertThat(result.fine()).as(result.sentence() + result.outcomes()).isTrue();
            assertThat(result.changed()).hasSize(1);
            assertThat(lab.sandbox.changes().changes()).hasSize(1);
            Fleet after = lab.fleet();
            assertThat(verdict(lab, after, "APP-LYON-24", "session-channel")).isEqualTo(Verdict.PASS);
            Plan second = lab.plan("restart-agent", after, Lab.named(after, List.of("APP-LYON-24")), Map.of());
            assertThat(second.effects()).isEmpty();
            assertThat(second.remarks()).allMatch(remark -> remark.kind() == Remark.Kind.NOTHING_TO_DO);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void onlyAnAgentWithoutChannelIsRestarted() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24", "APP-VALENCIA-06"), folder)) {
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan(
                    "restart-agent", fleet, Lab.named(fleet, List.of("APP-LYON-24", "APP-VALENCIA-06")), Map.of());
            assertThat(plan.effects()).singleElement().satisfies(effect -> assertThat(run(effect, fleet.nodes()))
                    .isEqualTo("restart-agent APP-VALENCIA-06"));
            assertThat(plan.remarks()).singleElement().satisfies(remark -> assertThat(remark.kind())
                    .isEqualTo(Remark.Kind.NOTHING_TO_DO));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aReadOnlyControllerGetsTheAlternatives() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("DC-OSLO-RO", "DC-LONDON-01"), folder)) {
            Fleet fleet = lab.fleet();
            Nodes nodes = Lab.named(fleet, List.of("DC-OSLO-RO", "DC-LONDON-01"));
            Plan unprobed = lab.plan("create-ssm-user", fleet, nodes, Map.of());
            assertThat(unprobed.effects()).isEmpty();
            assertThat(unprobed.remarks())
                    .hasSize(2)
                    .allMatch(remark -> remark.kind() == Remark.Kind.CANNOT)
                    .allMatch(remark -> remark.text().contains("probe domain"));

            Fleet probed = lab.probed(fleet, ProbeKind.DOMAIN, nodes);
            Nodes now = Lab.named(probed, List.of("DC-OSLO-RO", "DC-LONDON-01"));
            Plan plan = lab.plan("create-ssm-user", probed, now, Map.of());
            assertThat(plan.effects()).isEmpty();
            assertThat(plan.remarks())
                    .anyMatch(remark -> remark.kind() == Remark.Kind.CANNOT
                            && remark.about().equals(now.get(0).id())
                            && remark.text().contains("dc-read-only"))
                    .anyMatch(remark -> remark.kind() == Remark.Kind.NOTHING_TO_DO
                            && remark.about().equals("emea.example.com"));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void theRiskAndTheOthersThatAreTouchedAreSaid() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("DC-PARIS-01", "DC-PARIS-02", "DC-LYON-01"), folder)) {
            Fleet fleet = lab.fleet();
            Fleet probed = lab.probed(
                    fleet, ProbeKind.DOMAIN, Lab.named(fleet, List.of("DC-PARIS-01", "DC-PARIS-02", "DC-LYON-01")));
            Plan plan = lab.plan("create-ssm-user", probed, Lab.named(probed, List.of("DC-PARIS-02")), Map.of());
            Effect effect = plan.effects().get(0);
            assertThat(effect.risk().level()).isEqualTo(Risk.Level.TIER_0);
            assertThat(effect.touches())
                    .containsExactlyInAnyOrderElementsOf(Lab.named(probed, List.of("DC-PARIS-01", "DC-LYON-01"))
                            .ids());
            assertThat(Objects.requireNonNull(effect.verification()).nodes()).hasSize(3);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aDowngradeIsRefusedAndNodesOutOfReachGetInstructions() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24", "APP-LYON-02"), folder)) {
            Fleet fleet = lab.fleet();
            Plan down = lab.plan(
                    "update-agent", fleet, Lab.named(fleet, List.of("APP-LYON-24")), Map.of("version", "2.3.68.0"));
            assertThat(down.effects()).isEmpty();
            assertThat(down.remarks()).singleElement().satisfies(remark -> {
                assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
                assertThat(remark.text()).contains("downgrade");
            });
            Plan offline = lab.plan("update-agent", fleet, Lab.named(fleet, List.of("APP-LYON-02")), Map.of());
            assertThat(offline.effects()).isEmpty();
            assertThat(offline.remarks()).singleElement().satisfies(remark -> {
                assertThat(remark.kind()).isEqualTo(Remark.Kind.BY_HAND);
                assertThat(remark.text()).contains("https://s3.");
            });
            Plan again = lab.plan("re-register-hybrid", fleet, Lab.named(fleet, List.of("APP-LYON-02")), Map.of());
            assertThat(again.remarks()).singleElement().satisfies(remark -> assertThat(remark.text())
                    .contains("create-activation")
                    .contains("treat it as a password"));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void theWorkstationGetsInstructions() {
        try (Lab lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24"), folder)) {
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan(
                    "workstation-tools", fleet, Lab.named(fleet, List.of("APP-LYON-24")), Map.of("system", "debian"));
            assertThat(plan.effects()).isEmpty();
            assertThat(plan.remarks()).singleElement().satisfies(remark -> assertThat(remark.text())
                    .contains("session-manager-plugin.deb")
                    .doesNotContain("msi"));
        }
    }
}
