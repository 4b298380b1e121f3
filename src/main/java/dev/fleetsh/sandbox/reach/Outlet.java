package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.InternetGateway;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Route;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.network.Subnet;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the routes of a subnet lead to an address outside. */
record Outlet(Network network, Cidr target) {
    /** @param known whether the sender has an address that is known outside: a public IPv4 address, or IPv6 */
    boolean leads(Subnet subnet, boolean known) {
        RouteTable table = network.routeTableOf(subnet);
        String next = table == null ? "" : next(table).map(Route::target).orElse("");
        if (next.startsWith("igw-")) {
            return known && attached(network.internetGateways().get(next), subnet);
        }
        if (next.startsWith("eigw-")) {
            return target.six() && attached(network.edge().egressOnlyGateways().get(next), subnet);
        }
        if (next.startsWith("nat-")) {
            NatGateway nat = network.natGateways().get(next);
            Subnet of = nat == null ? null : network.subnets().get(nat.subnetId());
            return nat != null && of != null && nat.state().equals("available") && leads(of, nat.open());
        }
        return network.edge().beyond().contains(next) && !network.edge().gone().contains(next);
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
