package dev.fleetsh.sandbox.network;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
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
 * @param internetGateways internet gateways
 * @param natGateways NAT gateways
 * @param endpoints VPC endpoints
 */
public record Network(
        Map<String, Vpc> vpcs,
        Map<String, Subnet> subnets,
        Map<String, SecurityGroup> groups,
        Map<String, NetworkAcl> acls,
        Map<String, RouteTable> routeTables,
        Map<String, InternetGateway> internetGateways,
        Map<String, NatGateway> natGateways,
        Map<String, VpcEndpoint> endpoints) {
    /** No network at all. */
    public static final Network NONE =
            new Network(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** Things by their ids, in the order of these. */
    public static <T> Map<String, T> byId(Collection<T> things, Function<T, String> id) {
        return Collections.unmodifiableMap(
                things.stream().collect(Collectors.toMap(id, Function.identity(), (a, b) -> b, TreeMap::new)));
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
                internetGateways,
                natGateways,
                endpoints);
    }

    /** The network with a subnet in the place of the one of the same id, or with one more. */
    public Network with(Subnet subnet) {
        return new Network(
                vpcs,
                plus(subnets, subnet.id(), subnet),
                groups,
                acls,
                routeTables,
                internetGateways,
                natGateways,
                endpoints);
    }

    /** The network with these security groups. */
    public Network withGroups(Map<String, SecurityGroup> newGroups) {
        return new Network(vpcs, subnets, newGroups, acls, routeTables, internetGateways, natGateways, endpoints);
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
                internetGateways,
                natGateways,
                endpoints);
    }

    /** The network with a route table in the place of the one of the same id, or with one more. */
    public Network with(RouteTable table) {
        return new Network(
                vpcs,
                subnets,
                groups,
                acls,
                plus(routeTables, table.id(), table),
                internetGateways,
                natGateways,
                endpoints);
    }

    /** The network with these VPC endpoints. */
    public Network withEndpoints(Map<String, VpcEndpoint> newEndpoints) {
        return new Network(vpcs, subnets, groups, acls, routeTables, internetGateways, natGateways, newEndpoints);
    }

    /** The network with a VPC endpoint in the place of the one of the same id, or with one more. */
    public Network with(VpcEndpoint endpoint) {
        return withEndpoints(plus(endpoints, endpoint.id(), endpoint));
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String id, T thing) {
        Map<String, T> copy = new TreeMap<>(map);
        copy.put(id, thing);
        return Collections.unmodifiableMap(copy);
    }
}
