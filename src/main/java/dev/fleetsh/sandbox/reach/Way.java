package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.DhcpOptions;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.world.Instance;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way of an instance to a service on TCP 443. An interface endpoint with private DNS takes precedence over gateways,
 * whether it lets the node in or not. An instance without IPv4 goes by IPv6, to the services' dual-stack names.
 */
public final class Way {
    /** Where the sandbox takes services to be outside: addresses of no other use. */
    private static final Cidr OUTSIDE = Cidr.of("52.94.233.129");

    private static final Cidr OUTSIDE_SIX = Cidr.of("2600:1f70:4000:100::");

    private final Network network;
    private final Instance instance;
    private final Gates gates;
    private final boolean six;
    private final List<String> groups;
    /** First and last of the ports that answers come back to. */
    private final List<Integer> ephemeral;

    /** The ways of that instance. */
    public Way(Network network, Instance instance) {
        this.network = network;
        this.instance = instance;
        this.gates = new Gates(network);
        this.six = instance.privateIp().isEmpty();
        this.groups = instance.placement().securityGroupIds();
        this.ephemeral = instance.image().platform() == null ? List.of(32768, 60999) : List.of(49152, 65535);
    }

    /**
     * What is in the way.
     *
     * @param service such as {@code ssmmessages}
     * @param role ARN of who calls, or empty
     * @param actions that the agent calls
     */
    public Set<Obstacle> to(String service, String role, List<String> actions) {
        Vpc vpc = network.vpcs().get(instance.placement().vpcId());
        Subnet subnet = network.subnets().get(instance.placement().subnetId());
        if (vpc == null || subnet == null) {
            return EnumSet.of(Obstacle.NO_NETWORK);
        }
        Names names = new Names(network, vpc);
        if (names.answers() == DhcpOptions.Answers.NONE) {
            return EnumSet.of(Obstacle.NO_NAMES);
        }
        // Dual-stack names are none of those that private DNS of an IPv4 endpoint answers.
        Optional<VpcEndpoint> endpoint = six ? Optional.empty() : names.endpoint(service);
        return endpoint.isPresent() ? through(endpoint.get(), subnet, role, actions) : outside(subnet);
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
        Cidr address = Cidr.of(instance.privateIp());
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        if (!gates.lets(groups, true, target, endpoint.groups())) {
            found.add(Obstacle.GROUP_OUT);
        }
        if (!gates.lets(endpoint.groups(), false, address, groups)) {
            found.add(Obstacle.GROUP_IN);
        }
        if (!subnet.id().equals(end.id())
                && !(gates.passes(subnet, target, ephemeral) && gates.admits(end, address, ephemeral))) {
            found.add(Obstacle.ACL);
        }
        return found;
    }

    private Set<Obstacle> outside(Subnet subnet) {
        Cidr target = six ? OUTSIDE_SIX : OUTSIDE;
        Cidr sender = Cidr.of(six ? instance.ipv6().get(0) : instance.privateIp());
        Set<Obstacle> found = EnumSet.copyOf(
                new Outlet(network, target, sender, ephemeral).from(subnet, six || instance.publicIp() != null));
        if (!gates.lets(groups, true, target, List.of())) {
            found.add(Obstacle.GROUP_OUT);
        }
        if (!gates.passes(subnet, target, ephemeral)) {
            found.add(Obstacle.ACL);
        }
        return found;
    }
}
