package dev.fleetsh.sandbox.network;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All networks of an account in a Region, each thing by its id.
 *
 * @param vpcs VPCs
 * @param subnets subnets
 * @param groups security groups
 * @param acls network ACLs
 * @param routeTables route tables
 * @param edge gateways, and what else leads out
 * @param endpoints VPC endpoints
 * @param dhcpOptions DHCP options sets other than the default one
 * @param prefixLists prefix lists of the account's own
 */
public record Network(
        Map<String, Vpc> vpcs,
        Map<String, Subnet> subnets,
        Map<String, SecurityGroup> groups,
        Map<String, NetworkAcl> acls,
        Map<String, RouteTable> routeTables,
        Edge edge,
        Map<String, VpcEndpoint> endpoints,
        Map<String, DhcpOptions> dhcpOptions,
        Map<String, PrefixList> prefixLists) {
    /** No network at all. */
    public static final Network NONE =
            new Network(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Edge.NONE, Map.of(), Map.of(), Map.of());

    /** Things by their ids, in the order of these. */
    public static <T> Map<String, T> byId(Collection<T> things, Function<T, String> id) {
        return Collections.unmodifiableMap(
                things.stream().collect(Collectors.toMap(id, Function.identity(), (a, b) -> b, TreeMap::new)));
    }

    /** Internet gateways by id. */
    public Map<String, InternetGateway> internetGateways() {
        return edge.internetGateways();
    }

    /** NAT gateways by id. */
    public Map<String, NatGateway> natGateways() {
        return edge.natGateways();
    }

    /** The route table that a subnet goes by: its own, else the main one of its VPC. */
    public @Nullable RouteTable routeTableOf(Subnet subnet) {
        RouteTable main = null;
        for (RouteTable table : routeTables.values()) {
            if (table.subnets().contains(subnet.id())) {
                return table;
            }
            if (table.main() && table.vpcId().equals(subnet.vpcId())) {
                main = table;
            }
        }
        return main;
    }

    /** The network ACL of a subnet: the one that names it, else the default one of its VPC. */
    public @Nullable NetworkAcl aclOf(Subnet subnet) {
        NetworkAcl standard = null;
        for (NetworkAcl acl : acls.values()) {
            if (acl.associations().containsKey(subnet.id())) {
                return acl;
            }
            if (acl.standard() && acl.vpcId().equals(subnet.vpcId())) {
                standard = acl;
            }
        }
        return standard;
    }

    /** The network with a VPC in the place of the one of the same id, or with one more. */
    public Network with(Vpc vpc) {
        return new Network(
                plus(vpcs, vpc.id(), vpc),
                subnets,
                groups,
                acls,
                routeTables,
                edge,
                endpoints,
                dhcpOptions,
                prefixLists);
    }

    /** The network with a subnet in the place of the one of the same id, or with one more. */
    public Network with(Subnet subnet) {
        return new Network(
                vpcs,
                plus(subnets, subnet.id(), subnet),
                groups,
                acls,
                routeTables,
                edge,
                endpoints,
                dhcpOptions,
                prefixLists);
    }

    /** The network with these security groups. */
    public Network withGroups(Map<String, SecurityGroup> newGroups) {
        return new Network(vpcs, subnets, newGroups, acls, routeTables, edge, endpoints, dhcpOptions, prefixLists);
    }

    /** The network with a security group in the place of the one of the same id, or with one more. */
    public Network with(SecurityGroup group) {
        return withGroups(plus(groups, group.id(), group));
    }

    /** The network with an ACL in the place of the one of the same id, or with one more. */
    public Network with(NetworkAcl acl) {
        return new Network(
                vpcs,
                subnets,
                groups,
                plus(acls, acl.id(), acl),
                routeTables,
                edge,
                endpoints,
                dhcpOptions,
                prefixLists);
    }

    /** The network with a route table in the place of the one of the same id, or with one more. */
    public Network with(RouteTable table) {
        return new Network(
                vpcs,
                subnets,
                groups,
                acls,
                plus(routeTables, table.id(), table),
                edge,
                endpoints,
                dhcpOptions,
                prefixLists);
    }

    /** The network with these ways out. */
    public Network with(Edge newEdge) {
        return new Network(vpcs, subnets, groups, acls, routeTables, newEdge, endpoints, dhcpOptions, prefixLists);
    }

    /** The network with these VPC endpoints. */
    public Network withEndpoints(Map<String, VpcEndpoint> newEndpoints) {
        return new Network(vpcs, subnets, groups, acls, routeTables, edge, newEndpoints, dhcpOptions, prefixLists);
    }

    /** The network with a VPC endpoint in the place of the one of the same id, or with one more. */
    public Network with(VpcEndpoint endpoint) {
        return withEndpoints(plus(endpoints, endpoint.id(), endpoint));
    }

    /** The network with a DHCP options set in the place of the one of the same id, or with one more. */
    public Network with(DhcpOptions options) {
        return new Network(
                vpcs,
                subnets,
                groups,
                acls,
                routeTables,
                edge,
                endpoints,
                plus(dhcpOptions, options.id(), options),
                prefixLists);
    }

    /** The network with a prefix list in the place of the one of the same id, or with one more. */
    public Network with(PrefixList list) {
        return new Network(
                vpcs,
                subnets,
                groups,
                acls,
                routeTables,
                edge,
                endpoints,
                dhcpOptions,
                plus(prefixLists, list.id(), list));
    }

    /** The network with an internet gateway in the place of the one of the same id, or with one more. */
    public Network with(InternetGateway gateway) {
        boolean out = gateway.id().startsWith("eigw-");
        return with(new Edge(
                out ? edge.internetGateways() : plus(edge.internetGateways(), gateway.id(), gateway),
                out ? plus(edge.egressOnlyGateways(), gateway.id(), gateway) : edge.egressOnlyGateways(),
                edge.natGateways(),
                edge.gone(),
                edge.beyond()));
    }

    /** The network with a NAT gateway in the place of the one of the same id, or with one more. */
    public Network with(NatGateway gateway) {
        return with(new Edge(
                edge.internetGateways(),
                edge.egressOnlyGateways(),
                plus(edge.natGateways(), gateway.id(), gateway),
                edge.gone(),
                edge.beyond()));
    }

    /** The network with one more target behind which the services can be reached. */
    public Network beyond(String target) {
        Set<String> more = new TreeSet<>(edge.beyond());
        more.add(target);
        return with(new Edge(
                edge.internetGateways(),
                edge.egressOnlyGateways(),
                edge.natGateways(),
                edge.gone(),
                Collections.unmodifiableSet(more)));
    }

    /** The network with one more target that routes name though it is deleted. */
    public Network gone(String target) {
        Set<String> more = new TreeSet<>(edge.gone());
        more.add(target);
        return with(new Edge(
                edge.internetGateways(),
                edge.egressOnlyGateways(),
                edge.natGateways(),
                Collections.unmodifiableSet(more),
                edge.beyond()));
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String id, T thing) {
        Map<String, T> copy = new TreeMap<>(map);
        copy.put(id, thing);
        return Collections.unmodifiableMap(copy);
    }
}
