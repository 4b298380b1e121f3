package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.NetworkAcl;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.Route;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.world.Instance;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The way of an instance to a service on TCP 443. An interface endpoint with private DNS takes precedence over gateways,
 * whether it lets the node in or not.
 */
final class Way {
    private static final int HTTPS = 443;

    /** Where the sandbox takes services to be outside: an address of no other use. */
    private static final Cidr OUTSIDE = Cidr.of("52.94.233.129");

    private final Network network;
    private final Instance instance;
    private final Cidr address;
    /** First and last of the ports that answers come back to. */
    private final List<Integer> ephemeral;

    Way(Network network, Instance instance) {
        this.network = network;
        this.instance = instance;
        this.address = Cidr.of(instance.privateIp());
        this.ephemeral = instance.image().platform() == null ? List.of(32768, 60999) : List.of(49152, 65535);
    }

    /**
     * What is in the way.
     *
     * @param service such as {@code ssmmessages}
     * @param role ARN of who calls, or empty
     * @param actions that the agent calls
     */
    Set<Obstacle> to(String service, String role, List<String> actions) {
        Vpc vpc = network.vpcs().get(instance.placement().vpcId());
        Subnet subnet = network.subnets().get(instance.placement().subnetId());
        if (vpc == null || subnet == null) {
            return EnumSet.of(Obstacle.NO_NETWORK);
        }
        if (!vpc.dnsSupport()) {
            return EnumSet.of(Obstacle.NO_NAMES);
        }
        for (VpcEndpoint endpoint : network.endpoints().values()) {
            if (endpoint.vpcId().equals(vpc.id())
                    && !endpoint.gateway()
                    && endpoint.service().equals(service)
                    && endpoint.privateDns()
                    && vpc.dnsHostnames()) {
                return through(endpoint, subnet, role, actions);
            }
        }
        return outside(subnet);
    }

    private Set<Obstacle> through(VpcEndpoint endpoint, Subnet subnet, String role, List<String> actions) {
        Set<Obstacle> least = EnumSet.of(Obstacle.NO_WAY);
        for (String id : endpoint.subnets()) {
            Subnet end = network.subnets().get(id);
            if (end != null) {
                Set<Obstacle> found = into(endpoint, subnet, end);
                if (least.contains(Obstacle.NO_WAY) || found.size() < least.size()) {
                    least = found;
                }
            }
        }
        Policy policy = Policy.of(endpoint.policy());
        boolean allowed = actions.stream().allMatch(action -> policy.decide(new Question(role, action, "*", Map.of()))
                .allowed());
        if (!allowed) {
            least.add(Obstacle.ENDPOINT_POLICY);
        }
        return least;
    }

    private Set<Obstacle> into(VpcEndpoint endpoint, Subnet subnet, Subnet end) {
        Cidr target = EndpointAddress.of(endpoint, end);
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        if (!lets(
                List.of(instance.placement().securityGroupId()),
                rule -> rule.egress() && meets(rule.peer(), target, endpoint.groups()))) {
            found.add(Obstacle.GROUP_OUT);
        }
        if (!lets(
                endpoint.groups(),
                rule -> !rule.egress()
                        && meets(
                                rule.peer(),
                                address,
                                List.of(instance.placement().securityGroupId())))) {
            found.add(Obstacle.GROUP_IN);
        }
        if (!subnet.id().equals(end.id())
                && !(passes(subnet, target)
                        && open(end, false, List.of(HTTPS), address)
                        && open(end, true, ephemeral, address))) {
            found.add(Obstacle.ACL);
        }
        return found;
    }

    private Set<Obstacle> outside(Subnet subnet) {
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        if (!leadsOutside(subnet, instance.publicIp() != null)) {
            found.add(Obstacle.NO_WAY);
        }
        if (!lets(
                List.of(instance.placement().securityGroupId()),
                rule -> rule.egress() && meets(rule.peer(), OUTSIDE, List.of()))) {
            found.add(Obstacle.GROUP_OUT);
        }
        if (!passes(subnet, OUTSIDE)) {
            found.add(Obstacle.ACL);
        }
        return found;
    }

    private boolean leadsOutside(Subnet subnet, boolean publicAddress) {
        RouteTable table = network.routeTableOf(subnet);
        String target = table == null ? null : target(table);
        if (target == null) {
            return false;
        }
        if (target.startsWith("igw-")) {
            return publicAddress && network.internetGateways().containsKey(target);
        }
        NatGateway nat = network.natGateways().get(target);
        Subnet of = nat == null ? null : network.subnets().get(nat.subnetId());
        return nat != null && of != null && nat.state().equals("available") && leadsOutside(of, true);
    }

    /** The target of the longest block that the service is in. */
    private static @Nullable String target(RouteTable table) {
        return table.routes().stream()
                .filter(route -> Cidr.readable(route.destination())
                        && Cidr.of(route.destination()).contains(OUTSIDE))
                .max(Comparator.comparingInt(
                        route -> Cidr.of(route.destination()).bits()))
                .map(Route::target)
                .orElse(null);
    }

    private boolean lets(List<String> groups, Predicate<GroupRule> rule) {
        for (String id : groups) {
            SecurityGroup group = network.groups().get(id);
            if (group != null
                    && group.rules().stream().anyMatch(candidate -> candidate.tcp(HTTPS) && rule.test(candidate))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Peer peer, Cidr address, List<String> groups) {
        return switch (peer.kind()) {
            case IPV4 -> Cidr.of(peer.value()).contains(address);
            case GROUP -> groups.contains(peer.value());
            default -> false;
        };
    }

    private boolean passes(Subnet subnet, Cidr target) {
        return open(subnet, true, List.of(HTTPS), target) && open(subnet, false, ephemeral, target);
    }

    private boolean open(Subnet subnet, boolean egress, List<Integer> ports, Cidr other) {
        NetworkAcl acl = network.aclOf(subnet);
        return acl == null || ports.stream().allMatch(port -> acl.open(egress, port, other));
    }
}
