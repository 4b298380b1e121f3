package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.InternetGateway;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Route;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.network.Subnet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the routes of a subnet lead to an address outside.
 *
 * @param target the address outside
 * @param sender the address of who calls
 * @param ephemeral first and last of the ports that it calls from
 */
record Outlet(Network network, Cidr target, Cidr sender, List<Integer> ephemeral) {
    /** A NAT gateway calls from these: vpc/latest/userguide, vpc-nat-gateway. */
    private static final List<Integer> OF_GATEWAYS = List.of(1024, 65535);

    /**
     * What keeps a sender in a subnet from the address.
     *
     * @param known whether it has an address that is known outside: a public IPv4 address, or IPv6
     */
    Set<Obstacle> from(Subnet subnet, boolean known) {
        String next = next(subnet);
        if (!next.startsWith("nat-")) {
            return onward(next, subnet, known) ? EnumSet.noneOf(Obstacle.class) : EnumSet.of(Obstacle.NO_WAY);
        }
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        NatGateway nat = network.natGateways().get(next);
        Subnet of = nat == null ? null : network.subnets().get(nat.subnetId());
        if (nat == null || of == null || !nat.state().equals("available") || !onward(next(of), of, nat.open())) {
            found.add(Obstacle.NO_WAY);
        }
        if (of != null && !translated(subnet, of)) {
            found.add(Obstacle.ACL);
        }
        return found;
    }

    /** Whether the ACL of the gateway's subnet lets through on its inner side, where that is another subnet, and outside. */
    private boolean translated(Subnet subnet, Subnet of) {
        Gates gates = new Gates(network);
        return (subnet.id().equals(of.id()) || gates.admits(of, sender, ephemeral))
                && gates.passes(of, target, OF_GATEWAYS);
    }

    private boolean onward(String next, Subnet subnet, boolean known) {
        if (next.startsWith("igw-")) {
            return known && attached(network.internetGateways().get(next), subnet);
        }
        if (next.startsWith("eigw-")) {
            return target.six() && attached(network.edge().egressOnlyGateways().get(next), subnet);
        }
        return network.edge().beyond().contains(next) && !network.edge().gone().contains(next);
    }

    private String next(Subnet subnet) {
        RouteTable table = network.routeTableOf(subnet);
        return table == null ? "" : next(table).map(Route::target).orElse("");
    }

    private static boolean attached(@Nullable InternetGateway gateway, Subnet subnet) {
        return gateway != null && gateway.vpcId().equals(subnet.vpcId());
    }

    /** The route of the longest block that the address is in. */
    private Optional<Route> next(RouteTable table) {
        return table.routes().stream().filter(route -> bits(route) >= 0).max(Comparator.comparingInt(this::bits));
    }

    /** Length of the longest block of a route that the address is in; -1 where it is in none. */
    private int bits(Route route) {
        if (Cidr.any(route.destination())) {
            Cidr block = Cidr.of(route.destination());
            return block.contains(target) ? block.bits() : -1;
        }
        return network.prefixLists().containsKey(route.destination())
                ? network.prefixLists().get(route.destination()).blocks().stream()
                        .map(Cidr::of)
                        .filter(block -> block.contains(target))
                        .mapToInt(Cidr::bits)
                        .max()
                        .orElse(-1)
                : -1;
    }
}
