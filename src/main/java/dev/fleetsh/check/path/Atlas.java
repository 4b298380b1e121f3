package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.network.DhcpOptions;
import dev.fleetsh.fleet.network.InternetGateway;
import dev.fleetsh.fleet.network.NatGateway;
import dev.fleetsh.fleet.network.NetworkAcl;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.SecurityGroup;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.Vpc;
import dev.fleetsh.fleet.network.VpcDns;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The networks of a scope, to look things up in. What a listing lacks is as unknown as a listing that is missing. */
final class Atlas {
    private final Network network;
    private final Map<String, RouteTable> tables = new HashMap<>();
    private final Map<String, NetworkAcl> acls = new HashMap<>();
    private final Map<String, VpcEndpoint> endpoints = new HashMap<>();

    Atlas(Network network) {
        this.network = network;
        for (RouteTable table : network.routeTables().orElse(List.of())) {
            table.subnets().forEach(subnet -> tables.put(subnet, table));
            if (table.main()) {
                tables.put(table.vpc(), table);
            }
        }
        for (NetworkAcl acl : network.acls().orElse(List.of())) {
            acl.subnets().forEach(subnet -> acls.put(subnet, acl));
            if (acl.standard()) {
                acls.put(acl.vpc(), acl);
            }
        }
        network.endpoints().orElse(List.of()).forEach(endpoint -> endpoints.put(endpoint.id(), endpoint));
    }

    Network network() {
        return network;
    }

    Fact<Vpc> vpc(String id) {
        return in(network.vpcs(), id, "ec2:DescribeVpcs");
    }

    Fact<VpcDns> dns(String vpc) {
        Fact<VpcDns> dns = network.dns().get(vpc);
        return dns != null ? dns : missing("ec2:DescribeVpcAttribute", network.vpcs());
    }

    Fact<DhcpOptions> dhcpOptions(String id) {
        return in(network.dhcpOptions(), id, "ec2:DescribeDhcpOptions");
    }

    Fact<Subnet> subnet(String id) {
        return in(network.subnets(), id, "ec2:DescribeSubnets");
    }

    Fact<SecurityGroup> group(String id) {
        return in(network.groups(), id, "ec2:DescribeSecurityGroups");
    }

    /** The ACL that names the subnet, else the default one of its VPC. */
    Fact<NetworkAcl> acl(String subnet, String vpc) {
        NetworkAcl acl = acls.getOrDefault(subnet, acls.get(vpc));
        return found(network.acls(), acl, "ec2:DescribeNetworkAcls");
    }

    /** The table that names the subnet, else the main one of its VPC. */
    Fact<RouteTable> routeTable(String subnet, String vpc) {
        RouteTable table = tables.getOrDefault(subnet, tables.get(vpc));
        return found(network.routeTables(), table, "ec2:DescribeRouteTables");
    }

    Fact<NatGateway> natGateway(String id) {
        return in(network.natGateways(), id, "ec2:DescribeNatGateways");
    }

    Fact<InternetGateway> gateway(String id) {
        return id.startsWith("eigw-")
                ? in(network.egressOnlyGateways(), id, "ec2:DescribeEgressOnlyInternetGateways")
                : in(network.internetGateways(), id, "ec2:DescribeInternetGateways");
    }

    Fact<PrefixList> prefixList(String id) {
        return in(network.prefixLists(), id, "ec2:DescribeManagedPrefixLists");
    }

    Fact<VpcEndpoint> endpoint(String id) {
        return found(network.endpoints(), endpoints.get(id), "ec2:DescribeVpcEndpoints");
    }

    /** Endpoints of a VPC to a service that are not deleted. */
    Fact<List<VpcEndpoint>> endpoints(String vpc, Service service) {
        return network.endpoints().map(all -> all.stream()
                .filter(endpoint -> endpoint.vpc().equals(vpc)
                        && endpoint.service().equals(service.label())
                        && !endpoint.state().equalsIgnoreCase("deleted"))
                .toList());
    }

    private static <T> Fact<T> in(Fact<Map<String, T>> listing, String id, String operation) {
        Map<String, T> known = listing.orNull();
        return found(listing, known == null ? null : known.get(id), operation);
    }

    private static <T> Fact<T> found(Fact<?> listing, @Nullable T thing, String operation) {
        if (listing instanceof Fact.Unknown<?> unknown) {
            return unknown.as();
        }
        return thing == null ? missing(operation, listing) : Fact.known(thing, listing.origin());
    }

    /** The listing is there, but lacks it: it came later, or belongs to another account. */
    private static <T> Fact<T> missing(String operation, Fact<?> listing) {
        return listing instanceof Fact.Unknown<?> unknown
                ? unknown.as()
                : Fact.unknown(Reason.NOT_COLLECTED, operation, listing.origin());
    }
}
