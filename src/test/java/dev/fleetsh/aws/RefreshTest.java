package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Ages;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.EvidenceKind;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.sandbox.Call;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A fleet that is read again while parts of it are fresh. */
class RefreshTest {
    private static final Set<String> LISTED =
            Set.of("GetCallerIdentity", "DescribeInstanceProperties", "DescribeInstances", "ListAssociations");

    /** Stands still until it is moved. */
    private static final class Hands extends Clock {
        private volatile Instant now = SimulatedFleet.NOW;

        void move(int minutes) {
            now = now.plus(Duration.ofMinutes(minutes));
        }

        @Override
        public Instant instant() {
            return now;
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

    private final Hands clock = new Hands();
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, SimulatedFleet.NOW), clock);
    private final AwsFleetSource source = source();

    private AwsFleetSource source() {
        List<Target> targets = sandbox.world().accounts().stream()
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return new AwsFleetSource(AwsSettings.simulated(
                        sandbox::httpClient, targets, sandbox.world().regions(), clock)
                .withPace(SimulatedFleet.QUICK));
    }

    private Fleet load() {
        Fleet fleet = source.load(Progress.NONE);
        sandbox.calls().clear();
        return fleet;
    }

    private Fleet refresh(Fleet known) {
        return source.refresh(known, Staleness.usual(), Progress.NONE);
    }

    private Set<String> operations() {
        return sandbox.calls().calls().stream().map(Call::operation).collect(Collectors.toSet());
    }

    private List<String> lines(Fleet fleet) {
        Assessment assessment = Assessment.of(fleet, Catalogue.of(Edition.CURRENT), fleet.takenAt());
        return fleet.nodes().stream()
                .map(node -> node.id() + " " + assessment.readiness(node) + " " + node.channelFact() + " " + node.tags()
                        + " " + node.directoryRoleFact() + " " + node.autoUpdateFact())
                .toList();
    }

    @Test
    void whatIsFreshIsKept() {
        Fleet known = load();
        clock.move(1);
        Fleet fleet = refresh(known);

        // Settings that could not be read are asked again.
        Set<String> missing = Set.of("GetDocument", "GetServiceSetting");
        assertThat(operations()).containsAll(LISTED);
        assertThat(sandbox.calls().calls())
                .filteredOn(call -> !LISTED.contains(call.operation()))
                .allMatch(call ->
                        missing.contains(call.operation()) && call.region().matches("mx-central-1|eu-south-2"));
        assertThat(lines(fleet)).isEqualTo(lines(known));
        assertThat(fleet.completeness().gaps()).isEqualTo(known.completeness().gaps());
        assertThat(fleet.takenAt()).isEqualTo(clock.instant());
        assertThat(fleet.scopes().get(0).evidence().network())
                .isEqualTo(known.scopes().get(0).evidence().network());
    }

    @Test
    void channelsGrowOldFirst() {
        Fleet known = load();
        clock.move(6);
        Fleet fleet = refresh(known);

        assertThat(operations())
                .contains("GetConnectionStatus")
                .doesNotContain("ListTagsForResource", "DescribeVpcs", "GetInventory", "SimulatePrincipalPolicy");
        Ages ages = fleet.scopes().get(0).evidence().ages();
        assertThat(ages.age(EvidenceKind.CHANNELS, clock.instant())).isZero();
        assertThat(ages.age(EvidenceKind.NODES, clock.instant())).isZero();
        assertThat(ages.age(EvidenceKind.NETWORK, clock.instant())).isEqualTo(Duration.ofMinutes(6));
        assertThat(ages.stale(Staleness.usual(), clock.instant())).isEmpty();
    }

    @Test
    void inTheEndEverythingIsReadAgain() {
        Fleet known = load();
        clock.move(31);
        refresh(known);
        assertThat(operations()).contains("GetInventory", "DescribeVpcs", "SimulatePrincipalPolicy", "GetDocument");
        assertThat(operations()).doesNotContain("ListTagsForResource");

        sandbox.calls().clear();
        clock.move(30);
        refresh(known);
        assertThat(operations()).contains("ListTagsForResource");
    }

    @Test
    void agesOfSeveralRefreshesAddUp() {
        Fleet fleet = load();
        for (int i = 0; i < 3; i++) {
            clock.move(9);
            fleet = refresh(fleet);
        }
        assertThat(operations()).doesNotContain("DescribeVpcs");
        clock.move(9);
        refresh(fleet);
        assertThat(operations()).contains("DescribeVpcs");
    }

    @Test
    void whatWasMissingIsAskedAgain() {
        sandbox.faults().add("deny=ssm:GetInventory, deny=ec2:DescribeVpcs@retail/eu-west-3");
        Fleet known = load();
        assertThat(known.completeness().gaps()).anyMatch(gap -> gap.operation().equals("ec2:DescribeVpcs"));
        sandbox.faults().clear();
        Fleet fleet = refresh(known);

        assertThat(fleet.completeness().gaps())
                .noneMatch(gap -> gap.operation().equals("ec2:DescribeVpcs"))
                .noneMatch(gap -> gap.operation().equals("ssm:GetInventory"));
        assertThat(sandbox.calls().calls())
                .filteredOn(call -> call.operation().equals("DescribeVpcs"))
                .extracting(Call::region)
                .containsOnly("eu-west-3");
    }

    @Test
    void nodesComeAndGo() {
        SimScope scope = sandbox.world().scopes().get(0);
        SimNode gone =
                scope.nodes().stream().filter(SimNode::listed).findFirst().orElseThrow();
        sandbox.live().changeScope(scope.account().id(), scope.region(), now -> now.withoutNode(gone.id()));
        Fleet known = load();
        assertThat(known.node(gone.id())).isNull();
        sandbox.live().changeScope(scope.account().id(), scope.region(), now -> scope);
        clock.move(1);

        Fleet fleet = refresh(known);
        Node node = fleet.node(gone.id());
        assertThat(node).isNotNull();
        assertThat(node.channelFact().isKnown()).isTrue();
        assertThat(sandbox.calls().calls())
                .filteredOn(call -> call.operation().equals("GetConnectionStatus"))
                .hasSize(1);

        sandbox.live().changeScope(scope.account().id(), scope.region(), now -> now.withoutNode(gone.id()));
        assertThat(refresh(fleet).node(gone.id())).isNull();
    }

    @Test
    void aNodeThatCeasesToWorkHasItsNetworkAndRoleRead() {
        Fleet before = load();
        Node node = before.nodes().stream()
                .filter(candidate -> candidate.isEc2()
                        && candidate.channelFact().is(ChannelStatus.CONNECTED)
                        && candidate.scope().evidence().network().vpcs() instanceof Fact.Unknown<?> unknown
                        && unknown.reason() == Reason.NOT_COLLECTED)
                .findFirst()
                .orElseThrow(() -> new AssertionError("every scope has its networks read"));
        sandbox.live().changeNode(node.id(), sim -> sim.withChannel(false));
        clock.move(6);
        Fleet fleet = refresh(before);

        Node now = fleet.node(node.id());
        assertThat(now.channelFact().is(ChannelStatus.CONNECTED)).isFalse();
        assertThat(now.scope().evidence().network().vpcs().isKnown()).isTrue();
        assertThat(sandbox.calls().calls())
                .filteredOn(call -> call.operation().equals("DescribeVpcs"))
                .extracting(Call::region)
                .containsOnly(node.region());
    }

    @Test
    void whatProbesToldIsKept() {
        Fleet known = load();
        Node first = known.nodes().get(0);
        Fact<OsUser> user = Fact.known(new OsUser(false, false), new Origin("probe:user", clock.instant()));
        Fleet probed = Merging.of(
                known,
                Nodes.of(List.of(first.change(first.scope()).ssmUser(user).build())));

        assertThat(refresh(probed).node(first.id()).ssmUserFact()).isEqualTo(user);
    }

    @Test
    void limitsAreDatedData() {
        for (EvidenceKind kind : EvidenceKind.values()) {
            Staleness.Limit limit = Staleness.usual().limit(kind);
            assertThat(limit.after()).as(kind.label()).isPositive();
            assertThat(limit.page()).isNotBlank();
        }
        assertThat(Staleness.usual().after(EvidenceKind.NODES)).isEqualTo(Duration.ofMinutes(5));
    }
}
