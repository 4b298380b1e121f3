package dev.fleetsh.fleet;

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
import java.util.List;
import java.util.Map;

/**
 * The networks of a scope. Each listing stands for itself, so that a denied one leaves the others as evidence.
 *
 * @param vpcs by id
 * @param dns attributes of each VPC that was asked about, by its id
 * @param dhcpOptions by id
 * @param subnets by id
 * @param groups security groups by id
 * @param acls network ACLs
 * @param routeTables route tables
 * @param natGateways by id
 * @param internetGateways internet gateways by id
 * @param egressOnlyGateways egress-only internet gateways by id
 * @param endpoints VPC endpoints
 * @param prefixLists those that rules and routes name, by id
 */
public record Network(
        Fact<Map<String, Vpc>> vpcs,
        Map<String, Fact<VpcDns>> dns,
        Fact<Map<String, DhcpOptions>> dhcpOptions,
        Fact<Map<String, Subnet>> subnets,
        Fact<Map<String, SecurityGroup>> groups,
        Fact<List<NetworkAcl>> acls,
        Fact<List<RouteTable>> routeTables,
        Fact<Map<String, NatGateway>> natGateways,
        Fact<Map<String, InternetGateway>> internetGateways,
        Fact<Map<String, InternetGateway>> egressOnlyGateways,
        Fact<List<VpcEndpoint>> endpoints,
        Fact<Map<String, PrefixList>> prefixLists) {

    /** Networks that nobody has asked about. */
    public static Network notCollected(Origin origin) {
        return new Network(
                ScopeEvidence.notCollected("ec2:DescribeVpcs", origin),
                Map.of(),
                ScopeEvidence.notCollected("ec2:DescribeDhcpOptions", origin),
                ScopeEvidence.notCollected("ec2:DescribeSubnets", origin),
                ScopeEvidence.notCollected("ec2:DescribeSecurityGroups", origin),
                ScopeEvidence.notCollected("ec2:DescribeNetworkAcls", origin),
                ScopeEvidence.notCollected("ec2:DescribeRouteTables", origin),
                ScopeEvidence.notCollected("ec2:DescribeNatGateways", origin),
                ScopeEvidence.notCollected("ec2:DescribeInternetGateways", origin),
                ScopeEvidence.notCollected("ec2:DescribeEgressOnlyInternetGateways", origin),
                ScopeEvidence.notCollected("ec2:DescribeVpcEndpoints", origin),
                ScopeEvidence.notCollected("ec2:DescribeManagedPrefixLists", origin));
    }
}
