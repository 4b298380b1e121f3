package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.plan.ApiCall;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fresh facts of some nodes, against the simulated AWS. */
class CloudRereadTest {
    private static final Set<String> NODES = Set.of(
            "registered",
            "ping",
            "lastPing",
            "agent",
            "platform",
            "state",
            "profile",
            "metadata",
            "role",
            "tags",
            "channel",
            "vpc",
            "subnet",
            "ip",
            "name",
            "computerName",
            "autoUpdate",
            "directoryRole",
            "directoryService",
            "controller");

    private final SimulatedFleet simulated = SimulatedFleet.of(120);
    private final Approvals approvals = new Approvals(new Agreeing(), Clock.systemUTC());
    private final AwsCloud cloud = new AwsCloud(simulated.settings(), approvals, time -> {});
    private final Fleet fleet = simulated.load();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void whatHasNotChangedIsTheSameInEveryFact() {
        simulated.sandbox().calls().clear();
        Nodes fresh = cloud.reread(fleet.nodes(), NODES);

        assertThat(fresh.ids()).isEqualTo(fleet.nodes().ids());
        for (int i = 0; i < fresh.size(); i++) {
            for (String property : NODES) {
                Fact<?> before = NodeProperty.named(property).fact(fleet.nodes().get(i));
                Fact<?> after = NodeProperty.named(property).fact(fresh.get(i));
                assertThat(value(after)).as(property + " of " + fresh.get(i)).isEqualTo(value(before));
            }
        }
    }

    private static Object value(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> unknown ? unknown.reason() : fact.orNull();
    }

    @Test
    void asksFewCallsForFewNodes() {
        Node node = online();
        cloud.caller(node.scope().id());
        simulated.sandbox().calls().clear();
        cloud.reread(Nodes.of(List.of(node)), Set.of("ping", "channel"));
        assertThat(simulated.sandbox().calls().total()).isLessThanOrEqualTo(3);

        simulated.sandbox().calls().clear();
        cloud.reread(Nodes.of(List.of(node)), Set.of("tier"));
        assertThat(simulated.sandbox().calls().total()).isEqualTo(1);

        simulated.sandbox().calls().clear();
        cloud.reread(Nodes.of(List.of(node)), Set.of("domainProbe", "ssmUser", "id"));
        assertThat(simulated.sandbox().calls().total()).isZero();
    }

    private Node online() {
        return fleet.nodes()
                .where(node -> node.isOnline() && node.isConnected() && node.isEc2())
                .get(0);
    }

    @Test
    void whatProbesFoundStays() {
        Origin probe = new Origin("probe:user", SimulatedFleet.NOW);
        Node probed = online().change()
                .ssmUser(Fact.known(new OsUser(true, true), probe))
                .build();
        Node fresh = cloud.reread(Nodes.of(List.of(probed)), NODES).get(0);
        assertThat(fresh.ssmUserFact()).isEqualTo(probed.ssmUserFact());
    }

    @Test
    void aSettingThatChangedIsSeenAndTheRestOfTheScopeStays() {
        Node node = online();
        ApiCall change = ApiCall.of(
                "ssm:UpdateServiceSetting",
                Map.of("SettingId", "/ssm/managed-instance/activation-tier", "SettingValue", "advanced"));
        cloud.change(
                Approved.call(approvals, node.scope().id(), change),
                node.scope().id(),
                change);

        Node fresh = cloud.reread(Nodes.of(List.of(node)), Set.of("tier")).get(0);
        assertThat(fresh.scope().tier().orNull()).isEqualTo(ActivationTier.ADVANCED);
        assertThat(fresh.scope().preferences()).isSameAs(node.scope().preferences());
        assertThat(fresh.pingFact()).isSameAs(node.pingFact());

        Fleet merged = Merging.of(fleet, Nodes.of(List.of(fresh)));
        assertThat(merged.size()).isEqualTo(fleet.size());
        assertThat(merged.nodes()
                        .where(other -> other.scope().id().equals(node.scope().id()))
                        .where(other -> !other.scope().tier().is(ActivationTier.ADVANCED)))
                .isEmpty();
    }

    @Test
    void aNodeThatIsGoneIsLeftOut() {
        Node node = online();
        Node gone = new NodeBuilder("i-0fffffffffffffff0", node.scope(), node.kind()).build();
        assertThat(cloud.reread(Nodes.of(List.of(gone, node)), Set.of("ping")).ids())
                .containsExactly(node.id());
    }

    @Test
    void aFailureToLookIsAnUnknownThatSaysWhy() {
        Node node = online();
        simulated.fault("deny=ssm:DescribeInstanceInformation").fault("deny=ssm:GetConnectionStatus");
        Node fresh =
                cloud.reread(Nodes.of(List.of(node)), Set.of("ping", "channel")).get(0);
        assertThat(fresh.pingFact()).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.DENIED);
            assertThat(unknown.detail()).isEqualTo("ssm:DescribeInstanceInformation");
        });
        assertThat(fresh.channelFact().isKnown()).isFalse();
        assertThat(fresh.stateFact().isKnown()).isTrue();
    }

    @Test
    void refusesNamesThatAreNoFacts() {
        assertThatThrownBy(() -> cloud.reread(fleet.nodes(), Set.of("pings"))).isInstanceOf(UsageException.class);
    }
}
