package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.probe.ProbeKind;
import dev.fleetsh.remedy.probe.ProbePlans;
import dev.fleetsh.remedy.probe.Probing;
import dev.fleetsh.remedy.probe.ProbingObserver;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Probes of the simulated nodes, from the question to the facts. */
class ProbingTest {
    private static final List<NodeScript> SCRIPTS = Stream.of(
                    "probe-domain.ps1",
                    "probe-user.sh",
                    "probe-user.ps1",
                    "probe-os-user.sh",
                    "probe-diagnostics.sh",
                    "probe-diagnostics.ps1",
                    "probe-clock.sh",
                    "probe-clock.ps1",
                    "probe-tls.sh",
                    "probe-tls.ps1",
                    "probe-powershell.ps1")
            .map(ProbingTest::script)
            .toList();

    /** Time goes by only when somebody waits. */
    private static final class Time extends Clock {
        private Instant now = SimulatedFleet.NOW;

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Time time = new Time();
    private final Sandbox sandbox = new Sandbox(World.generate(240, World.DEFAULT_SEED, SimulatedFleet.NOW), time);
    private final AwsSettings settings = AwsSettings.simulated(
                    sandbox::httpClient,
                    sandbox.world().accounts().stream()
                            .map(account ->
                                    Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                            .toList(),
                    sandbox.world().regions(),
                    time)
            .withPace(SimulatedFleet.QUICK);
    private final Agreeing person = new Agreeing();
    private final Approvals approvals = new Approvals(person, time, () -> SCRIPTS);
    private final AwsCloud cloud = new AwsCloud(settings, approvals, time::pass);
    private final ProbePlans plans = new ProbePlans(
            file -> SCRIPTS.stream()
                    .filter(script -> script.equals(script(file)))
                    .findFirst()
                    .orElseThrow(),
            time);
    private final Probing probing = new Probing(plans, new Commands(cloud, time, time::pass), time);
    private final Fleet fleet = new AwsFleetSource(settings).load(Progress.NONE);

    private static NodeScript script(String file) {
        String id = file.substring(0, file.indexOf('.'));
        NodeScript.Language language =
                file.endsWith(".sh") ? NodeScript.Language.SHELL : NodeScript.Language.POWERSHELL;
        return new NodeScript(id, 1, language, "# fleetsh: " + id + " 1\nexit 0\n", true);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Nodes probe(ProbeKind kind, Nodes nodes) {
        Plan plan = plans.plan(kind, nodes, new PlanName("p7", "0123456789ab"));
        Permit permit = approvals.approve(plan, fleet, "");
        assertThat(permit.reads()).isTrue();
        try {
            return probing.run(permit, kind, nodes);
        } finally {
            approvals.end(permit);
        }
    }

    private Nodes online() {
        return fleet.nodes().where(Node::isOnline);
    }

    @Test
    void everyKindFillsItsFactOnEveryNodeThatCanBeAsked() {
        for (ProbeKind kind : ProbeKind.values()) {
            Nodes able = online().where(node -> kind.unless(node).isEmpty());
            Nodes probed = probe(kind, able);
            assertThat(probed.ids()).isEqualTo(able.ids());
            long known = probed.stream()
                    .filter(node -> node.fact(kind.fact()).isKnown())
                    .count();
            if (!able.isEmpty()) {
                assertThat(known).as(kind.label() + " of " + able.size()).isGreaterThan(able.size() / 2);
            }
            probed.forEach(node -> {
                Fact<?> fact = node.fact(kind.fact());
                assertThat(fact.origin().source()).isEqualTo("probe:" + kind.label());
                assertThat(fact.origin().observedAt()).isBetween(SimulatedFleet.NOW, time.instant());
            });
        }
        assertThat(person.asked())
                .allSatisfy(question -> assertThat(question.reads()).isTrue());
    }

    @Test
    void theQuestionSaysHowManyNodesAreBilledAndNoAmount() {
        Nodes hybrid = online().where(Node::isHybrid);
        assertThat(question(hybrid))
                .contains("a script that only reads (probe-user)")
                .contains(" are hybrid, where Run Command is billed by use since 2026-09-30")
                .contains("no amount is named")
                .doesNotContain("$");
        assertThat(question(online().where(Node::isEc2))).doesNotContain("Cost");
    }

    private String question(Nodes nodes) {
        approvals.approve(plans.plan(ProbeKind.USER, nodes, new PlanName("probe-1", "0123456789ab")), fleet, "");
        return person.asked().get(person.asked().size() - 1).text();
    }

    @Test
    void nodesThatCanNotBeAskedAreRemarksAndStayAsTheyAre() {
        Nodes lost = fleet.nodes().where(node -> !node.isOnline());
        Plan plan = plans.plan(ProbeKind.CLOCK, lost, new PlanName("p8", "0123456789ab"));
        assertThat(plan.effects()).isEmpty();
        assertThat(plan.remarks()).hasSameSizeAs(lost.ids()).allSatisfy(remark -> assertThat(remark.kind())
                .isEqualTo(Remark.Kind.CANNOT));
        assertThat(probe(ProbeKind.CLOCK, lost).stream().toList())
                .containsExactlyElementsOf(lost.stream().toList());
        assertThat(sandbox.calls().calls("ssm", "SendCommand")).isEmpty();
    }

    @Test
    void aDenialIsTheReasonOfEachFact() {
        sandbox.faults().add("deny=ssm:SendCommand");
        Nodes probed = probe(ProbeKind.CLOCK, Nodes.of(List.of(online().get(0))));
        assertThat(probed.get(0).clockSkewFact()).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.DENIED);
            assertThat(unknown.detail()).isEqualTo("ssm:SendCommand");
        });
    }

    @Test
    void withoutAPermitNothingIsSent() {
        Node node = online().get(0);
        Plan other =
                plans.plan(ProbeKind.CLOCK, Nodes.of(List.of(online().get(1))), new PlanName("p9", "0123456789ab"));
        Permit permit = approvals.approve(other, fleet, "");
        assertThatThrownBy(() -> probing.run(permit, ProbeKind.CLOCK, Nodes.of(List.of(node))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ssm:SendCommand");
        assertThat(sandbox.calls().calls("ssm", "SendCommand")).isEmpty();
    }

    @Test
    void whatAPlanChangedIsProbedUnderItsOwnPermit() {
        Node linux = online().where(Node::isLinux).get(0);
        NodeScript change =
                new NodeScript("set-sudo", 1, NodeScript.Language.SHELL, "# fleetsh: set-sudo 1\nexit 0\n", false);
        Permit permit = Approved.on(
                approvals, linux, new Action.Script(change, Map.of("mode", "off"), linux.id(), Duration.ofSeconds(60)));
        ProbingObserver observer = new ProbingObserver(cloud, probing, time);

        Nodes seen = observer.look(permit, Nodes.of(List.of(linux)), Set.of("platform", "ssmUser", "clockSkew"));
        assertThat(seen.get(0).ssmUserFact().isKnown()).isTrue();
        // No probe found it before, and signals tell it as well.
        assertThat(seen.get(0).clockSkewFact().isKnown()).isFalse();
        assertThat(sandbox.calls().calls("ssm", "SendCommand")).hasSize(1);
    }
}
