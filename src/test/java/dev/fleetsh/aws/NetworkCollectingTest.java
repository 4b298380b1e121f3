package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.path.Destination;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.PathFinder;
import dev.fleetsh.check.path.Ports;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Traveller;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.sandbox.Call;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of networks when EC2 refuses, throttles, is silent or breaks off; and how often it is asked. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkCollectingTest {
    private static final int VPCS = 40;

    /** Enough that route tables and egress-only gateways need more than one page. */
    private static final int MANY_VPCS = 290;

    /** Which listing each operation fills. */
    private static final Map<String, String> LISTINGS = Map.ofEntries(
            Map.entry("DescribeVpcs", "vpcs"),
            Map.entry("DescribeVpcAttribute", "dns"),
            Map.entry("DescribeDhcpOptions", "dhcpOptions"),
            Map.entry("DescribeSubnets", "subnets"),
            Map.entry("DescribeSecurityGroups", "groups"),
            Map.entry("DescribeNetworkAcls", "acls"),
            Map.entry("DescribeRouteTables", "routeTables"),
            Map.entry("DescribeNatGateways", "natGateways"),
            Map.entry("DescribeInternetGateways", "internetGateways"),
            Map.entry("DescribeEgressOnlyInternetGateways", "egressOnlyGateways"),
            Map.entry("DescribeVpcEndpoints", "endpoints"),
            Map.entry("DescribeManagedPrefixLists", "prefixLists"),
            Map.entry("GetManagedPrefixListEntries", "prefixLists"));

    /** What is asked for only because another listing names it. */
    private static final Map<String, String> FOLLOWS =
            Map.of("DescribeSecurityGroups", "prefixLists", "DescribeRouteTables", "prefixLists");

    private final World world = ReachCrossTest.drawn(7, VPCS);
    private final Fleet[] whole = new Fleet[1];

    @BeforeAll
    void collect() {
        whole[0] = SimulatedFleet.inOneScope(world).load();
    }

    static Set<String> operations() {
        return new TreeSet<>(LISTINGS.keySet());
    }

    private static Scope scope(Fleet fleet) {
        return fleet.scopes().get(0);
    }

    private static Map<String, Fact<?>> listings(Fleet fleet) {
        Network network = scope(fleet).evidence().network();
        Map<String, Fact<?>> all = new LinkedHashMap<>();
        all.put("vpcs", network.vpcs());
        network.dns().forEach((vpc, fact) -> all.put("dns " + vpc, fact));
        all.put("dhcpOptions", network.dhcpOptions());
        all.put("subnets", network.subnets());
        all.put("groups", network.groups());
        all.put("acls", network.acls());
        all.put("routeTables", network.routeTables());
        all.put("natGateways", network.natGateways());
        all.put("internetGateways", network.internetGateways());
        all.put("egressOnlyGateways", network.egressOnlyGateways());
        all.put("endpoints", network.endpoints());
        all.put("prefixLists", network.prefixLists());
        return all;
    }

    /** Exactly the listings of the operation are unknown for that reason, and all others are as they were. */
    private void assertMissing(Fleet fleet, String operation, Reason reason) {
        String missing = LISTINGS.getOrDefault(operation, "");
        Map<String, Fact<?>> before = listings(whole[0]);
        listings(fleet).forEach((name, fact) -> {
            if (name.equals(missing) || name.startsWith(missing + " ")) {
                assertThat(fact).as(name).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
                    assertThat(unknown.reason()).isEqualTo(reason);
                    assertThat(unknown.detail())
                            .contains(
                                    reason == Reason.DENIED
                                            ? "ec2:" + operation
                                            : reason == Reason.THROTTLED ? "" : "no answer");
                });
            } else if (!name.equals(FOLLOWS.get(operation))) {
                assertThat(fact).as(name).isEqualTo(before.get(name));
            }
        });
        assertThat(fleet.completeness().gaps())
                .filteredOn(gap -> gap.operation().equals("ec2:" + operation))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.reason()).isEqualTo(reason);
                    assertThat(gap.facts()).containsExactly("network");
                    assertThat(gap.nodes()).isEqualTo(VPCS);
                });
        assertLessIsKnown(fleet);
    }

    /** What is missing makes ways unknown, and none that was open shut, nor the other way round. */
    private void assertLessIsKnown(Fleet fleet) {
        Map<String, Passage> before = passages(whole[0]);
        passages(fleet).forEach((way, passage) -> {
            if (passage != Passage.UNKNOWN) {
                assertThat(passage).as(way).isEqualTo(before.get(way));
            }
        });
    }

    private static Map<String, Passage> passages(Fleet fleet) {
        PathFinder finder =
                new PathFinder(scope(fleet).evidence().network(), scope(fleet).account());
        Map<String, Passage> all = new TreeMap<>();
        for (Node node : fleet.nodes()) {
            for (Service service : List.of(Service.SSM, Service.SSMMESSAGES)) {
                Destination to = new Destination(
                        service,
                        service.label() + ".eu-west-3.amazonaws.com",
                        service.label() + ".eu-west-3.api.aws",
                        List.of(service.label() + ":UpdateInstanceInformation"));
                all.put(
                        node.id() + " " + service,
                        finder.find(new Traveller(node.placeFact(), new Ports(32768, 60999), false), to)
                                .passage());
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsDeniedIsUnknownAndNothingElse(String operation) {
        Fleet fleet =
                SimulatedFleet.inOneScope(world).fault("deny=ec2:" + operation).load();
        assertMissing(fleet, operation, Reason.DENIED);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsThrottledToTheEndIsUnknownAndNothingElse(String operation) {
        Fleet fleet = SimulatedFleet.inOneScope(world)
                .pace(quick(8, Duration.ofSeconds(10)))
                .fault("throttle=ec2:" + operation)
                .load();
        assertMissing(fleet, operation, Reason.THROTTLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeVpcs", "DescribeRouteTables", "DescribeVpcAttribute", "DescribeVpcEndpoints"})
    void whatGetsNoAnswerIsUnknownAndNothingElse(String operation) {
        Fleet fleet = SimulatedFleet.inOneScope(world)
                .pace(quick(8, Duration.ofMillis(400)))
                .fault("timeout=ec2:" + operation)
                .load();
        assertMissing(fleet, operation, Reason.NOT_REACHABLE);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsThrottledForAWhileComesWhole(String operation) {
        Fleet fleet = SimulatedFleet.inOneScope(world)
                .fault("throttle=ec2:" + operation + ":x1")
                .fault("reset=ec2:" + operation + ":x1")
                .load();
        Map<String, Fact<?>> before = listings(whole[0]);
        listings(fleet).forEach((name, fact) -> assertThat(fact).as(name).isEqualTo(before.get(name)));
        assertThat(fleet.completeness().gaps()).noneMatch(gap -> gap.operation().startsWith("ec2:"));
    }

    /** A listing whose later pages do not come is unknown: what it lacks would pass for what is not there. */
    @ParameterizedTest
    @CsvSource({"DescribeRouteTables, routeTables", "DescribeEgressOnlyInternetGateways, egressOnlyGateways"})
    void halfAListingIsNone(String operation, String listing) {
        World many = ReachCrossTest.drawn(8, MANY_VPCS);
        Sandbox sandbox = new Sandbox(many, Clock.fixed(SimulatedFleet.NOW, ZoneOffset.UTC));
        AwsSettings settings = AwsSettings.simulated(
                        () -> new AfterFirstPage(sandbox.httpClient(), operation),
                        many.accounts().stream()
                                .map(account -> AwsSettings.Target.keys(
                                        account.alias(), account.accessKeyId(), account.secretAccessKey()))
                                .toList(),
                        many.regions(),
                        Clock.fixed(SimulatedFleet.NOW, ZoneOffset.UTC))
                .withPace(quick(8, Duration.ofSeconds(10)));
        Fleet fleet = new AwsFleetSource(settings).load(dev.fleetsh.source.Progress.NONE);
        assertThat(sandbox.calls().calls("ec2", operation)).hasSize(1);
        listings(fleet).forEach((name, fact) -> {
            if (name.equals(listing)) {
                assertThat(fact).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(Reason.NOT_REACHABLE));
            } else {
                assertThat(fact.isKnown()).as(name).isTrue();
            }
        });
    }

    private static Pace quick(int workers, Duration patience) {
        return new Pace(2, 0, Duration.ofMillis(1), patience, Duration.ofSeconds(30), patience, workers, false);
    }

    @Test
    void eachKindOfThingIsListedOnceWhateverTheNumberOfNodes() {
        Map<String, Long> few = calls(world);
        Map<String, Long> many = calls(times(world, 20));
        assertThat(many).isEqualTo(few);
        long pages = (scope(whole[0])
                                .evidence()
                                .network()
                                .routeTables()
                                .require("route tables")
                                .size()
                        + 99)
                / 100;
        few.forEach((operation, times) -> assertThat(times)
                .as(operation)
                .isEqualTo(
                        switch (operation) {
                            case "DescribeVpcAttribute" -> 2L * VPCS;
                            case "DescribeRouteTables" -> pages;
                            case "GetManagedPrefixListEntries" -> 3L;
                            default -> 1L;
                        }));
        assertThat(few.keySet()).isEqualTo(LISTINGS.keySet());
    }

    /** EC2's calls but for the listing of instances, whose pages grow with their number. */
    private static Map<String, Long> calls(World world) {
        SimulatedFleet simulated = SimulatedFleet.inOneScope(world);
        simulated.load();
        return simulated.sandbox().calls().calls().stream()
                .filter(call ->
                        call.service().equals("ec2") && !call.operation().equals("DescribeInstances"))
                .collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
    }

    private static World times(World world, int times) {
        SimScope scope = world.scopes().get(0);
        List<SimNode> nodes = new ArrayList<>();
        int number = 0;
        for (SimNode node : scope.nodes()) {
            for (int i = 0; i < times; i++) {
                nodes.add(new SimNode(
                        String.format("i-%017x", ++number),
                        node.kind(),
                        node.name(),
                        node.labels(),
                        node.instance(),
                        null,
                        false,
                        Map.of(),
                        node.truth()));
            }
        }
        return world.with(scope.withNodes(nodes));
    }

    @Test
    void networksOfTheDefaultFleetAreListedOnceForEachScopeThatNeedsThem() {
        SimulatedFleet simulated = SimulatedFleet.of(World.DEFAULT_NODES);
        Fleet fleet = simulated.load();
        Map<String, String> regions = new HashMap<>();
        for (Scope scope : fleet.scopes()) {
            regions.put(scope.account() + " " + scope.id().region(), scope.label());
        }
        Set<String> asked = fleet.scopes().stream()
                .filter(scope -> scope.evidence().network().vpcs().isKnown())
                .map(Scope::label)
                .collect(Collectors.toSet());
        for (String operation : List.of("DescribeVpcs", "DescribeRouteTables", "DescribeSecurityGroups")) {
            List<String> scopes = simulated.sandbox().calls().calls("ec2", operation).stream()
                    .map(call -> Objects.requireNonNull(regions.get(call.account() + " " + call.region())))
                    .toList();
            assertThat(scopes).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked);
        }
        assertThat(asked).hasSizeGreaterThan(3).hasSizeLessThan(fleet.scopes().size());
    }
}
