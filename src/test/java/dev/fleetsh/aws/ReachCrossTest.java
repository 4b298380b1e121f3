package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.path.Destination;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.PathFinder;
import dev.fleetsh.check.path.Ports;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Stage;
import dev.fleetsh.check.path.Traveller;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.reach.Obstacle;
import dev.fleetsh.sandbox.reach.Way;
import dev.fleetsh.sandbox.resource.Resources;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The simulated AWS has a view of its own of who reaches what. What is collected from it and judged by the path finder must
 * say the same, or that it can't be known, and why; the deciding hop must be one of the things that are in the way.
 */
@Timeout(600)
class ReachCrossTest {
    private static final int WORLDS = 50;
    private static final int VPCS = 100;

    private static final Map<Service, List<String>> ACTIONS = new EnumMap<>(Map.of(
            Service.SSM, List.of("ssm:UpdateInstanceInformation"),
            Service.SSMMESSAGES, List.of("ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"),
            Service.EC2MESSAGES, List.of("ec2messages:GetMessages"),
            Service.KMS, List.of("kms:Decrypt"),
            Service.LOGS, List.of("logs:PutLogEvents")));

    /** What nobody outside AWS can see, and where both answers are possible. */
    private static final Set<String> OPEN_QUESTIONS =
            Set.of("transit", "custom-dns", "service-addresses", "endpoint-address", "ephemeral-ports", "policy");

    /** What the sandbox has only one answer for: it knows no hosted zones, and asks no IPv4 host for IPv6 names. */
    private static final Set<String> ONE_ANSWER =
            Set.of("private-dns", "central-endpoint", "dual-stack", "endpoint-state", "shared-vpc", "dns64");

    private final Map<String, EnumSet<Passage>> unknown = new TreeMap<>();
    private final Map<Passage, Integer> counts = new EnumMap<>(Passage.class);
    private final List<String> differences = new ArrayList<>();

    private void compare(SimScope scope, SimNode sim, Scope seen, Node node, PathFinder finder) {
        Instance instance = Objects.requireNonNull(sim.instance());
        Way way = new Way(scope.resources().network(), instance);
        boolean windows = instance.image().platform() != null;
        ACTIONS.forEach((service, actions) -> {
            Set<Obstacle> truth = way.to(service.label(), "", actions);
            Destination to = new Destination(
                    service,
                    service.label() + "." + seen.id().region() + ".amazonaws.com",
                    service.label() + "." + seen.id().region() + ".api.aws",
                    actions);
            Ports ports = windows ? new Ports(49152, 65535) : new Ports(32768, 60999);
            Path path = finder.find(new Traveller(node.placeFact(), ports, false), to);
            counts.merge(path.passage(), 1, Integer::sum);
            String difference = difference(path, truth);
            if (!difference.isEmpty()) {
                differences.add(node.id() + " to " + service.label() + ": " + difference + "; sandbox " + truth
                        + ", hops " + path.hops());
            }
        });
    }

    private String difference(Path path, Set<Obstacle> truth) {
        Hop hop = path.deciding();
        switch (path.passage()) {
            case OPEN -> {
                return truth.isEmpty() ? "" : "taken for open";
            }
            case CLOSED -> {
                if (truth.isEmpty()) {
                    return "taken for closed";
                }
                return truth.stream().anyMatch(obstacle -> explains(hop, obstacle)) || nameless(path)
                        ? ""
                        : "another thing is in the way";
            }
            default -> {
                String what = hop.doubt() == null ? "" : hop.doubt().what();
                unknown.computeIfAbsent(what, key -> EnumSet.noneOf(Passage.class))
                        .add(truth.isEmpty() ? Passage.OPEN : Passage.CLOSED);
                boolean typed = hop.doubt() != null
                        && hop.doubt().reason() == Reason.OUT_OF_SIGHT
                        && (OPEN_QUESTIONS.contains(what) || ONE_ANSWER.contains(what));
                return typed ? "" : "not known without need";
            }
        }
    }

    /** Whether it is not known what names lead to; the sandbox knows, and looks no further where they lead nowhere. */
    private static boolean nameless(Path path) {
        return path.hops().stream()
                .anyMatch(hop -> (hop.stage() == Stage.RESOLVER || hop.stage() == Stage.SHARING)
                        && hop.passage() == Passage.UNKNOWN);
    }

    /**
     * Whether the hop is about the thing that the sandbox names. An endpoint that is there and does not take the name is told
     * of where no other way is open either, whatever is in that way.
     */
    private static boolean explains(Hop hop, Obstacle obstacle) {
        return switch (hop.stage()) {
            case RESOLVER -> obstacle == Obstacle.NO_NAMES;
            case GROUP_OUT -> obstacle == Obstacle.GROUP_OUT;
            case ENDPOINT_GROUP -> obstacle == Obstacle.GROUP_IN;
            case ACL_OUT, ACL_BACK, ENDPOINT_ACL, NAT_ACL -> obstacle == Obstacle.ACL;
            case POLICY -> obstacle == Obstacle.ENDPOINT_POLICY;
            case ROUTE, NAT, INTERNET, ADDRESS -> obstacle == Obstacle.NO_WAY;
            case ENDPOINT, PRIVATE_DNS -> true;
            case INTERFACE, PROXY, SHARING, TRANSIT -> false;
        };
    }

    private void compare(World world) {
        Fleet fleet = SimulatedFleet.inOneScope(world).load();
        for (SimScope scope : world.scopes()) {
            PathFinder finder = null;
            for (SimNode sim : scope.nodes()) {
                Node node = fleet.node(sim.id());
                if (sim.instance() == null || !sim.running() || node == null) {
                    continue;
                }
                Scope seen = node.scope();
                if (!seen.evidence().network().vpcs().isKnown()) {
                    continue;
                }
                finder = finder == null ? new PathFinder(seen.evidence().network(), seen.account()) : finder;
                compare(scope, sim, seen, node, finder);
            }
        }
    }

    /** A world of one scope with so many drawn VPCs, and nothing but an instance in each that never registered. */
    static World drawn(int seed, int vpcs) {
        World template = World.generate(1, World.DEFAULT_SEED, SimulatedFleet.NOW);
        SimScope first = template.scopes().get(0);
        Random random = new Random(seed);
        Network network = Network.NONE;
        List<SimNode> nodes = new ArrayList<>();
        for (int i = 0; i < vpcs; i++) {
            DrawnVpc.Drawn drawn = DrawnVpc.into(network, first.region(), i + 1, random);
            network = drawn.network();
            nodes.add(drawn.node());
        }
        SimScope scope = new SimScope(
                        first.account(),
                        first.region(),
                        null,
                        Set.of(),
                        first.activationTier(),
                        first.hostManagement(),
                        List.of(),
                        nodes)
                .withResources(Resources.NONE.with(network));
        return new World(1, SimulatedFleet.NOW, List.of(first.account()), List.of(first.region()), List.of(scope));
    }

    @Test
    void networksThatChanceDrewAreJudgedAsTheyAre() {
        for (int seed = 1; seed <= WORLDS; seed++) {
            compare(drawn(seed, VPCS));
        }
        assertThat(differences.stream().limit(5)).isEmpty();
        assertThat(counts.get(Passage.OPEN)).isGreaterThan(1000);
        assertThat(counts.get(Passage.CLOSED)).isGreaterThan(1000);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(WORLDS * VPCS * ACTIONS.size());
        assertThat(OPEN_QUESTIONS).as("seen with both answers: %s", unknown).allMatch(what -> unknown.getOrDefault(
                        what, EnumSet.noneOf(Passage.class))
                .equals(EnumSet.of(Passage.OPEN, Passage.CLOSED)));
    }

    @Test
    void theDefaultFleetIsJudgedAsItIs() {
        compare(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, SimulatedFleet.NOW));
        assertThat(differences).isEmpty();
        assertThat(counts.get(Passage.OPEN)).isGreaterThan(100);
        assertThat(counts.get(Passage.CLOSED)).isGreaterThan(10);
    }
}
