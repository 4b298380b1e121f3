package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Completeness.Gap;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.Association;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole collectings from the simulated AWS, with and without faults. */
@Timeout(180)
class SimulatedFleetTest {
    private static final int NODES = 240;
    private static final AtomicReference<Fleet> WHOLE = new AtomicReference<>();

    /** The default fleet without faults, read once. */
    private static Fleet whole() {
        return WHOLE.updateAndGet(
                known -> known != null ? known : SimulatedFleet.of(NODES).load());
    }

    private static Set<String> ids(World world) {
        Set<String> ids = new TreeSet<>();
        world.nodes()
                .filter(node ->
                        node.instance() == null || !node.instance().state().equals("terminated"))
                .forEach(node -> ids.add(node.id()));
        return ids;
    }

    private static Set<String> ids(Fleet fleet) {
        Set<String> ids = new TreeSet<>();
        fleet.nodes().forEach(node -> ids.add(node.id()));
        return ids;
    }

    /** Tags as the wire carries them: XML has no way to write a control character. */
    private static Map<String, String> carried(SimNode node) {
        Map<String, String> tags = new TreeMap<>(node.tags());
        if (node.instance() != null) {
            tags.replaceAll((key, value) -> value.replace('\u001b', '\ufffd'));
        }
        return tags;
    }

    private static Gap gap(Fleet fleet, String scope, String operation) {
        return fleet.completeness().gaps().stream()
                .filter(found ->
                        found.operation().equals(operation) && found.scope().equals(scope))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no gap for " + operation + " in " + scope + " among "
                        + fleet.completeness().gaps()));
    }

    /** A world of one scope, so that one listing has all nodes; agents of all, no special ones. */
    private static World oneScope(int nodes) {
        World generated = World.generate(nodes * 3 + 60, World.DEFAULT_SEED, SimulatedFleet.NOW);
        List<SimNode> registered = generated
                .nodes()
                .filter(SimNode::listed)
                .limit(nodes)
                .sorted(Comparator.comparing(SimNode::id))
                .toList();
        assertThat(registered).hasSize(nodes);
        SimScope template = generated.scopes().get(0);
        SimScope scope = new SimScope(
                template.account(),
                template.region(),
                null,
                Set.of(),
                template.activationTier(),
                template.hostManagement(),
                template.associations(),
                registered);
        return new World(
                1,
                SimulatedFleet.NOW,
                List.of(template.account()),
                List.of(template.region()),
                List.of(scope),
                generated.identities());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 11, 50, 51, 1000, 1001, 5000})
    void everyPageCountComesWholeFromEitherListing(int nodes) {
        World world = oneScope(nodes);
        Fleet byProperties = SimulatedFleet.inOneScope(world).load();
        assertThat(ids(byProperties)).isEqualTo(ids(world)).hasSize(nodes);
        assertThat(byProperties.completeness().complete()).isTrue();
        assertThat(byProperties.nodes()).allMatch(node -> node.channelFact().isKnown());

        Fleet byInformation = SimulatedFleet.inOneScope(world)
                .fault("deny=ssm:DescribeInstanceProperties")
                .load();
        assertThat(ids(byInformation)).isEqualTo(ids(world));
        assertThat(byInformation.completeness().complete()).isTrue();
        assertThat(byInformation.nodes()).allMatch(node -> node.channelFact().isKnown());
    }

    /** A world of one scope with as many instances that Systems Manager does not list as pages of EC2 need. */
    private static World unlisted(int nodes) {
        SimNode template = World.generate(NODES, World.DEFAULT_SEED, SimulatedFleet.NOW)
                .nodes()
                .filter(node -> node.instance() != null && node.listed())
                .findFirst()
                .orElseThrow();
        Instance running = Objects.requireNonNull(template.instance());
        Instance stopped = new Instance(
                "stopped",
                running.instanceType(),
                running.image(),
                running.placement(),
                running.privateIp(),
                null,
                running.instanceProfileArn(),
                running.metadataOptions(),
                running.launchTime());
        List<SimNode> all = IntStream.range(0, nodes)
                .mapToObj(i -> new SimNode(
                        String.format("i-0%016x", i),
                        template.kind(),
                        template.name(),
                        template.labels(),
                        i % 2 == 0 ? running : stopped,
                        i % 2 == 0 ? null : template.registration(),
                        false,
                        template.inventory(),
                        template.truth()))
                .toList();
        return withNodes(oneScope(1), all, List.of());
    }

    private static World withNodes(World world, List<SimNode> nodes, List<Association> associations) {
        SimScope scope = world.scopes().get(0);
        SimScope other = new SimScope(
                scope.account(),
                scope.region(),
                null,
                Set.of(),
                scope.activationTier(),
                scope.hostManagement(),
                associations,
                nodes);
        return new World(1, SimulatedFleet.NOW, world.accounts(), world.regions(), List.of(other), world.identities());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 2500})
    void instancesThatSystemsManagerDoesNotListComeWhole(int nodes) {
        World world = unlisted(nodes);
        Fleet fleet = SimulatedFleet.inOneScope(world).load();
        assertThat(ids(fleet)).isEqualTo(ids(world)).hasSize(nodes);
        assertThat(fleet.nodes()).allMatch(node -> node.stateFact().isKnown());
        assertThat(fleet.nodes().where(Node::isStopped).size()).isEqualTo(nodes / 2);
    }

    @Test
    void instancesOfEveryPageAreJoinedWithTheirRegistration() {
        Fleet fleet = SimulatedFleet.inOneScope(oneScope(2100)).load();
        assertThat(fleet.nodes().where(Node::isEc2).size()).isGreaterThan(1000);
        assertThat(fleet.nodes().where(Node::isEc2))
                .allMatch(node -> node.stateFact().isKnown());
    }

    @Test
    void inventoryOfMoreThanOnePageReachesEveryNode() {
        World world = oneScope(400);
        Inventory roles = new Inventory(
                "1.0",
                SimulatedFleet.NOW,
                List.of(Map.of("Name", "AD-Domain-Services", "Installed", "True", "InstalledState", "Installed")));
        List<SimNode> controllers = world.nodes()
                .map(node -> new SimNode(
                        node.id(),
                        node.kind(),
                        node.name(),
                        node.labels(),
                        node.instance(),
                        node.registration(),
                        node.channelConnected(),
                        Map.of("AWS:WindowsRole", roles),
                        node.truth()))
                .toList();
        Fleet fleet = SimulatedFleet.inOneScope(withNodes(world, controllers, List.of()))
                .load();
        assertThat(fleet.nodes().where(Node::isWindows))
                .hasSizeGreaterThan(50)
                .allMatch(node -> node.directoryRoleFact().is(true));
    }

    @Test
    void associationsOfMoreThanOnePageReachTheirNodes() {
        World world = oneScope(120);
        List<Association> each = world.nodes()
                .map(node -> new Association(
                        UUID.nameUUIDFromBytes(node.id().getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        "AWS-UpdateSSMAgent",
                        "update",
                        "rate(14 days)",
                        List.of(new Association.Target("InstanceIds", List.of(node.id())))))
                .toList();
        Fleet fleet = SimulatedFleet.inOneScope(withNodes(world, world.nodes().toList(), each))
                .load();
        assertThat(fleet.nodes()).hasSize(120).allMatch(node -> node.autoUpdateFact()
                .is(true));
    }

    @Test
    void theDefaultFleetComesWithEverythingThatTheWorldShows() {
        Fleet fleet = whole();
        World world = World.generate(NODES, World.DEFAULT_SEED, SimulatedFleet.NOW);
        assertThat(ids(fleet)).isEqualTo(ids(world));
        assertThat(fleet.scopes())
                .hasSize(world.accounts().size() * world.regions().size());
        assertThat(fleet.completeness().cancelled()).isFalse();
        assertThat(fleet.completeness().gaps())
                .allMatch(found -> found.operation().equals("ssm:GetDocument"));
        world.nodes().forEach(expected -> {
            Node node = fleet.node(expected.id());
            assertThat(node).as(expected.id()).isNotNull();
            assertThat(node.registeredFact().is(true)).isEqualTo(expected.listed());
            assertThat(Map.copyOf(node.tags())).isEqualTo(carried(expected));
            if (expected.listed()) {
                assertThat(node.isConnected()).isEqualTo(expected.channelConnected());
                assertThat(node.ping().label())
                        .isEqualTo(expected.registration().pingStatus());
                assertThat(node.platform().name())
                        .isEqualTo(expected.registration().platform().name());
            }
            if (expected.instance() != null) {
                assertThat(node.state().label()).isEqualTo(expected.instance().state());
                assertThat(node.autoUpdateFact().isKnown()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssm:GetConnectionStatus | channel connected",
                "ssm:ListTagsForResource | tags autoUpdate",
                "ssm:GetDocument         |",
                "ssm:GetServiceSetting   |",
                "ssm:GetInventory        | directoryRole directoryService controller",
                "ssm:ListAssociations    | autoUpdate",
                "ec2:DescribeInstances   | state running stopped profile metadata tags autoUpdate",
                "ssm:DescribeInstanceProperties |"
            })
    void aDenialTurnsExactlyItsFactsIntoUnknowns(String action, String facts) {
        Fleet whole = whole();
        Fleet fleet = SimulatedFleet.of(NODES).fault("deny=" + action).load();
        Set<String> allowed = facts == null ? Set.of() : new HashSet<>(Arrays.asList(facts.split(" ")));
        Set<String> values = new HashSet<>(Set.of("scope"));
        if (action.equals("ec2:DescribeInstances")) {
            values.addAll(Set.of("name", "vpc", "subnet", "ip"));
            assertThat(ids(fleet)).isSubsetOf(ids(whole));
        } else {
            assertThat(ids(fleet)).isEqualTo(ids(whole));
        }
        if (action.equals("ssm:DescribeInstanceProperties")) {
            values.add("latest");
        }
        Map<String, Integer> denied = new TreeMap<>();
        for (Node node : fleet.nodes()) {
            Node before = whole.node(node.id());
            assertThat(before).isNotNull();
            for (NodeProperty property : NodeProperty.ALL) {
                Fact<?> fact = property.fact(node);
                if (fact instanceof Fact.Unknown<?> unknown && unknown.reason() == Reason.DENIED) {
                    assertThat(unknown.detail()).isEqualTo(action);
                    denied.merge(property.name(), 1, Integer::sum);
                } else if (!values.contains(property.name())) {
                    assertThat(fact.toString())
                            .as(property.name() + " of " + node)
                            .isEqualTo(property.fact(before).toString());
                }
            }
        }
        assertThat(denied.keySet()).isSubsetOf(allowed);
        assertThat(allowed.isEmpty() || !denied.isEmpty()).isTrue();
        assertThat(allowed.isEmpty() || allowed.stream().limit(1).allMatch(denied::containsKey))
                .isTrue();
    }

    @Test
    void aDenialIsOneGapForEachScopeAndOperationWithItsActionAndNodes() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("deny=ssm:GetConnectionStatus@retail/eu-west-3")
                .load();
        Gap gap = gap(fleet, "retail/eu-west-3", "ssm:GetConnectionStatus");
        assertThat(gap.reason()).isEqualTo(Reason.DENIED);
        assertThat(gap.action()).isEqualTo("ssm:GetConnectionStatus");
        assertThat(gap.facts()).containsExactly("channel");
        assertThat(gap.nodes())
                .isEqualTo(fleet.nodes()
                        .where(node -> node.scope().label().equals("retail/eu-west-3")
                                && node.registeredFact().is(true))
                        .size());
        assertThat(fleet.completeness().gaps())
                .filteredOn(found -> found.operation().equals("ssm:GetConnectionStatus"))
                .hasSize(1);
    }

    @Test
    void deniedSettingsOfTheScopeAreUnknown() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("deny=ssm:GetServiceSetting")
                .fault("deny=ssm:GetDocument")
                .load();
        assertThat(fleet.scopes()).allSatisfy(scope -> {
            assertThat(scope.tier().toString()).isEqualTo("unknown(denied: ssm:GetServiceSetting)");
            assertThat(scope.hostManagement().toString()).isEqualTo("unknown(denied: ssm:GetServiceSetting)");
            assertThat(scope.preferences().toString()).isEqualTo("unknown(denied: ssm:GetDocument)");
        });
        assertThat(gap(fleet, "retail/eu-west-3", "ssm:GetServiceSetting").facts())
                .containsExactlyInAnyOrder("tier", "hostManagement");
    }

    @Test
    void whereEc2IsDeniedTheFleetSaysThatInstancesMayBeMissing() {
        Fleet fleet =
                SimulatedFleet.of(NODES).fault("deny=ec2:DescribeInstances").load();
        assertThat(gap(fleet, "retail/eu-west-3", "ec2:DescribeInstances").facts())
                .contains("nodes", "state", "profile");
        assertThat(fleet.nodes()).allMatch(node -> node.registeredFact().is(true));
    }

    @Test
    void whereBothListingsAreDeniedTheInstancesAreThereWithUnknowns() {
        Fleet fleet =
                SimulatedFleet.of(NODES).fault("deny=ssm:DescribeInstance*").load();
        assertThat(fleet.size()).isPositive();
        assertThat(fleet.nodes()).allSatisfy(node -> {
            assertThat(node.registeredFact().toString()).startsWith("unknown(denied: ssm:DescribeInstance");
            assertThat(node.channelFact().toString()).startsWith("unknown(denied: ssm:DescribeInstance");
            assertThat(node.stateFact().isKnown()).isTrue();
        });
    }

    @Test
    void aScopeThatMayUseNeitherListingNamesBoth() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("deny=ssm:DescribeInstance*@retail/eu-west-3")
                .load();
        Gap first = gap(fleet, "retail/eu-west-3", "ssm:DescribeInstanceProperties");
        Gap second = gap(fleet, "retail/eu-west-3", "ssm:DescribeInstanceInformation");
        assertThat(first.action()).isEqualTo("ssm:DescribeInstanceProperties");
        assertThat(second.action()).isEqualTo("ssm:DescribeInstanceInformation");
        assertThat(first.facts()).isEqualTo(second.facts()).contains("nodes");
        assertThat(first.nodes()).isEqualTo(second.nodes()).isPositive();
    }

    @Test
    void differentFailuresOfOneOperationAreGapsOfTheirOwn() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("deny=ssm:GetConnectionStatus@retail/eu-west-3:x2")
                .fault("fail=ssm:GetConnectionStatus@retail/eu-west-3")
                .load();
        List<Gap> gaps = fleet.completeness().gaps().stream()
                .filter(found -> found.operation().equals("ssm:GetConnectionStatus"))
                .toList();
        assertThat(gaps).extracting(Gap::reason).containsExactlyInAnyOrder(Reason.DENIED, Reason.FAILED);
        for (Gap gap : gaps) {
            assertThat(fleet.nodes()
                            .where(node -> node.channelFact() instanceof Fact.Unknown<?> unknown
                                    && unknown.origin().source().equals("ssm:GetConnectionStatus")
                                    && unknown.reason() == gap.reason())
                            .size())
                    .isEqualTo(gap.nodes())
                    .isPositive();
        }
    }

    @Test
    void twoSettingsThatFailForDifferentReasonsAreTwoGaps() {
        GapBook book = new GapBook();
        String operation = "ssm:GetServiceSetting";
        book.add("a", new Refusal(Refusal.Kind.DENIED, operation, "no"), Set.of("tier"), 2);
        book.add("a", new Refusal(Refusal.Kind.THROTTLED, operation, "slow"), Set.of("hostManagement"), 3);
        assertThat(book.gaps()).extracting(Gap::reason).containsExactly(Reason.DENIED, Reason.THROTTLED);
    }

    @Test
    void whereEverythingIsDeniedItIsACloudException() {
        assertThatThrownBy(() -> SimulatedFleet.of(NODES)
                        .fault("deny=ssm:*")
                        .fault("deny=ec2:*")
                        .load())
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.hint())
                        .contains("grant ssm:DescribeInstanceProperties"));
    }

    @Test
    void someThrottlingIsRetriedUntilTheFleetIsComplete() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .pace(new Pace(
                        8,
                        30,
                        Duration.ofMillis(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        8,
                        false))
                .fault("throttle=ssm:GetConnectionStatus:0.3")
                .fault("throttle=ssm:DescribeInstanceProperties:x2")
                .fault("throttle=ec2:DescribeInstances:x2")
                .load();
        assertThat(ids(fleet)).isEqualTo(ids(whole()));
        assertThat(fleet.completeness().gaps()).isEqualTo(whole().completeness().gaps());
    }

    @Test
    void endlessThrottlingIsATypedUnknown() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("throttle=ssm:GetConnectionStatus")
                .load();
        assertThat(fleet.nodes().where(node -> node.registeredFact().is(true)))
                .allSatisfy(node -> assertThat(node.channelFact().toString())
                        .isEqualTo("unknown(throttled: ssm:GetConnectionStatus)"));
        Gap gap = gap(fleet, "retail/eu-west-3", "ssm:GetConnectionStatus");
        assertThat(gap.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(gap.action()).as("granting would not help").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "reset=ssm:GetConnectionStatus, NOT_REACHABLE",
        "garbage=ssm:GetConnectionStatus, UNPARSEABLE",
        "fail=ssm:GetConnectionStatus, FAILED"
    })
    void aBrokenCallSpoilsOnlyItsFacts(String fault, Reason reason) {
        Fleet fleet = SimulatedFleet.of(NODES).fault(fault).load();
        assertThat(ids(fleet)).isEqualTo(ids(whole()));
        assertThat(fleet.nodes().where(node -> node.registeredFact().is(true)))
                .allSatisfy(node -> assertThat(node.channelFact())
                        .isInstanceOfSatisfying(Fact.Unknown.class, unknown -> assertThat(unknown.reason())
                                .isEqualTo(reason)));
        assertThat(fleet.nodes()).allMatch(node -> node.agentFact()
                .toString()
                .equals(whole().node(node.id()).agentFact().toString()));
    }

    @Test
    void aTruncatedAnswerIsAskedForAgain() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("truncate=ssm:DescribeInstanceProperties:x1")
                .fault("reset=ec2:DescribeInstances:x1")
                .load();
        assertThat(ids(fleet)).isSubsetOf(ids(whole()));
        // A body that breaks off can't be told from garbage by every parser, so what was lost has to be said.
        if (!ids(fleet).equals(ids(whole()))) {
            assertThat(fleet.completeness().gaps()).anyMatch(gap -> gap.facts().contains("nodes"));
        }
    }

    @Test
    void answersThatAlwaysBreakOffAreGapsAndTheOtherScopesGoOn() {
        Fleet fleet = SimulatedFleet.of(NODES)
                .fault("truncate=ssm:DescribeInstanceProperties@retail/eu-west-3")
                .load();
        Gap gap = gap(fleet, "retail/eu-west-3", "ssm:DescribeInstanceProperties");
        assertThat(gap.reason()).isIn(Reason.UNPARSEABLE, Reason.NOT_REACHABLE);
        assertThat(gap.facts()).contains("nodes", "registered");
        assertThat(fleet.nodes()
                        .where(node -> node.region().equals("us-east-1"))
                        .size())
                .isEqualTo(whole().nodes()
                        .where(node -> node.region().equals("us-east-1"))
                        .size());
    }

    @Test
    void callsThatGetNoAnswerTimeOut() {
        Fleet fleet = SimulatedFleet.of(40)
                .pace(new Pace(
                        2,
                        0,
                        Duration.ofMillis(1),
                        Duration.ofMillis(400),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(400),
                        8,
                        false))
                .fault("timeout=ssm:GetDocument")
                .load();
        assertThat(fleet.scopes()).allSatisfy(scope -> assertThat(scope.preferences())
                .isInstanceOfSatisfying(Fact.Unknown.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(Reason.NOT_REACHABLE)));
    }

    /** Calls that time out, in all scopes together, are few: the rest of them is not made. */
    @ParameterizedTest
    @ValueSource(strings = {"ssm:GetConnectionStatus", "ssm:GetServiceSetting"})
    void anOperationThatIsNeverAnsweredIsGivenUpForTheWholeEndpoint(String operation) {
        int workers = 4;
        Duration patience = Duration.ofMillis(300);
        SimulatedFleet simulated = SimulatedFleet.of(NODES)
                .pace(new Pace(3, 3, Duration.ofMillis(1), patience, patience, patience, workers, false))
                .fault("timeout=" + operation);
        Fleet fleet = simulated.load();
        assertThat(ids(fleet)).isEqualTo(ids(whole()));
        assertThat(fleet.completeness().gaps())
                .filteredOn(found -> found.operation().equals(operation))
                .hasSize(fleet.scopes().size())
                .allMatch(found -> found.reason() == Reason.NOT_REACHABLE);
        assertThat(simulated.sandbox().calls().calls("ssm", operation.substring(operation.indexOf(':') + 1)))
                .as("one after the other, or at most all workers at once")
                .hasSizeLessThanOrEqualTo(Silence.HOPELESS + workers);
    }

    @Test
    void cancellingKeepsWhatHasCome() throws InterruptedException {
        SimulatedFleet simulated = SimulatedFleet.of(NODES).fault("latency=ssm:GetConnectionStatus:20s");
        CountDownLatch listed = new CountDownLatch(1);
        AtomicReference<Fleet> loaded = new AtomicReference<>();
        Progress progress = (what, done, total) -> {
            if (what.equals("nodes") && total > 20) {
                listed.countDown();
            }
        };
        Thread loader = new Thread(() -> loaded.set(simulated.load(progress)));
        loader.start();
        assertThat(listed.await(60, TimeUnit.SECONDS)).isTrue();
        loader.interrupt();
        loader.join(TimeUnit.SECONDS.toMillis(15));
        Fleet fleet = loaded.get();
        assertThat(fleet).as("it returns though the answers are 20 s away").isNotNull();
        assertThat(fleet.completeness().cancelled()).isTrue();
        assertThat(fleet.completeness().complete()).isFalse();
        assertThat(fleet.size()).isGreaterThan(20);
        assertThat(fleet.nodes())
                .filteredOn(node -> node.registeredFact().is(true))
                .isNotEmpty()
                .allSatisfy(node ->
                        assertThat(node.channelFact().toString()).isEqualTo("unknown(not collected: cancelled)"));
    }

    @Test
    void progressNeverGoesBackAndNeverPassesItsTotal() {
        List<int[]> seen = new ArrayList<>();
        SimulatedFleet.of(NODES).load((what, done, total) -> {
            synchronized (seen) {
                seen.add(new int[] {done, total});
            }
        });
        assertThat(seen).isNotEmpty().allMatch(step -> step[0] <= step[1]);
    }

    @Test
    void twoCredentialsOfOneAccountGiveOneScope() {
        SimulatedFleet simulated = SimulatedFleet.of(NODES);
        Account account = simulated.world().accounts().get(0);
        AwsSettings settings = simulated.settings();
        List<Target> twice = List.of(
                Target.keys("first", account.accessKeyId(), account.secretAccessKey()),
                Target.keys("second", account.accessKeyId(), account.secretAccessKey()));
        Fleet fleet = new AwsFleetSource(new AwsSettings(
                        twice,
                        List.of("eu-west-3", "us-east-1"),
                        null,
                        settings.http(),
                        true,
                        SimulatedFleet.QUICK,
                        Map.of(),
                        settings.clock()))
                .load(Progress.NONE);
        assertThat(fleet.scopes()).hasSize(2).allMatch(scope -> scope.alias().equals("first"));
        assertThat(fleet.nodes()).allMatch(node -> node.account().equals(account.id()));
        assertThat(new HashSet<>(ids(fleet))).hasSize(fleet.size());
    }

    @Test
    void anAccountThatCannotBeIdentifiedLeavesTheOthers() {
        SimulatedFleet simulated = SimulatedFleet.of(NODES);
        String alias = simulated.world().accounts().get(0).alias();
        Fleet fleet = simulated.fault("deny=sts:GetCallerIdentity@" + alias).load();
        assertThat(fleet.scopes()).hasSize(8);
        assertThat(fleet.completeness().scopes()).isEqualTo(12);
        assertThat(gap(fleet, alias + "/eu-west-3", "sts:GetCallerIdentity").facts())
                .containsExactly("nodes");
    }

    @Test
    void equalFactsAreOneObject() {
        Fleet fleet = SimulatedFleet.inOneScope(oneScope(200)).load();
        Map<Object, Object> first = new HashMap<>();
        for (Node node : fleet.nodes()) {
            for (Object shared : List.of(
                    node.agentFact(), node.platformFact(), node.pingFact(), node.channelFact(), node.stateFact())) {
                assertThat(first.computeIfAbsent(shared, key -> key)).isSameAs(shared);
            }
        }
    }

    @Test
    void aSettingThatIsGoneDecidesAndOneThatFailedDoesNot() {
        Node node = whole().nodes().stream()
                .filter(one -> !one.isEc2() && one.scope().tier().is(ActivationTier.ABSENT))
                .findFirst()
                .orElseThrow();
        assertThat(node.scope().tier().is(ActivationTier.ABSENT)).isTrue();
        assertThat(tier(whole(), node)).isEqualTo(Verdict.NOT_APPLICABLE);
        Node without = node;
        Node failed = new NodeBuilder(
                        without.id(),
                        new Scope(
                                without.scope().id(),
                                "",
                                "",
                                without.scope().preferences(),
                                Fact.unknown(
                                        Reason.FAILED,
                                        "InternalServerError",
                                        without.scope().tier().origin()),
                                without.scope().hostManagement()),
                        without.kind())
                .build();
        assertThat(tier(whole(), failed)).isEqualTo(Verdict.UNKNOWN);
    }

    private static Verdict tier(Fleet fleet, Node node) {
        return Assessment.of(fleet, Edition.CURRENT, fleet.takenAt())
                .verdict(node, Catalogue.of(Edition.CURRENT).named("hybrid-advanced-tier"));
    }
}
