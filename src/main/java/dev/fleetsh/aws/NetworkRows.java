package dev.fleetsh.aws;

import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.AclEntry;
import dev.fleetsh.fleet.network.DhcpOptions;
import dev.fleetsh.fleet.network.GroupRule;
import dev.fleetsh.fleet.network.InternetGateway;
import dev.fleetsh.fleet.network.NatGateway;
import dev.fleetsh.fleet.network.NetworkAcl;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.SecurityGroup;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.Vpc;
import dev.fleetsh.fleet.network.VpcEndpoint;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.source.PolicyReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DnsOptions;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;

/** EC2's forms of networks as plain data. Texts that EC2 left out are empty. */
final class NetworkRows {
    /** Of policies, whose endpoint has an origin already. */
    private static final Origin NOWHERE = new Origin("ec2:DescribeVpcEndpoints", Instant.EPOCH);

    private static final String PREFIX_LIST = "pl-";

    private final Interner interner;
    private final Set<String> namedLists = ConcurrentHashMap.newKeySet();

    NetworkRows(Interner interner) {
        this.interner = interner;
    }

    /**
     * A thing with its id.
     *
     * @param id empty where EC2 gave none
     */
    record Row<T>(String id, T value) {}

    /** The prefix lists that the rules and routes so far name. */
    Collection<String> namedLists() {
        return namedLists;
    }

    Row<Vpc> vpc(software.amazon.awssdk.services.ec2.model.Vpc vpc) {
        List<String> more = vpc.cidrBlockAssociationSet().stream()
                .filter(block -> block.cidrBlockState() == null
                        || "associated".equals(block.cidrBlockState().stateAsString()))
                .map(block -> text(block.cidrBlock()))
                .toList();
        return new Row<>(
                text(vpc.vpcId()),
                new Vpc(
                        text(vpc.vpcId()),
                        text(vpc.ownerId()),
                        some(Stream.concat(Stream.of(text(vpc.cidrBlock())), more.stream())),
                        some(vpc.ipv6CidrBlockAssociationSet().stream()
                                .filter(block -> block.ipv6CidrBlockState() == null
                                        || "associated"
                                                .equals(block.ipv6CidrBlockState()
                                                        .stateAsString()))
                                .map(block -> text(block.ipv6CidrBlock()))),
                        text(vpc.dhcpOptionsId())));
    }

    Row<DhcpOptions> dhcpOptions(software.amazon.awssdk.services.ec2.model.DhcpOptions options) {
        return new Row<>(
                text(options.dhcpOptionsId()),
                new DhcpOptions(
                        text(options.dhcpOptionsId()),
                        some(options.dhcpConfigurations().stream()
                                .filter(option -> "domain-name-servers".equals(option.key()))
                                .flatMap(option -> option.values().stream())
                                .map(value -> text(value.value())))));
    }

    Row<Subnet> subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        return new Row<>(
                text(subnet.subnetId()),
                new Subnet(
                        text(subnet.subnetId()),
                        text(subnet.vpcId()),
                        text(subnet.ownerId()),
                        text(subnet.availabilityZone()),
                        text(subnet.cidrBlock()),
                        some(subnet.ipv6CidrBlockAssociationSet().stream()
                                .filter(block -> block.ipv6CidrBlockState() == null
                                        || "associated"
                                                .equals(block.ipv6CidrBlockState()
                                                        .stateAsString()))
                                .map(block -> text(block.ipv6CidrBlock())))));
    }

    Row<SecurityGroup> group(software.amazon.awssdk.services.ec2.model.SecurityGroup group) {
        return new Row<>(
                text(group.groupId()),
                new SecurityGroup(
                        text(group.groupId()),
                        text(group.vpcId()),
                        rules(group.ipPermissions()),
                        rules(group.ipPermissionsEgress())));
    }

    private List<GroupRule> rules(List<IpPermission> permissions) {
        List<GroupRule> rules = new ArrayList<>();
        for (IpPermission permission : permissions) {
            permission.ipRanges().forEach(range -> rules.add(rule(permission, GroupRule.Peer.IPV4, range.cidrIp())));
            permission
                    .ipv6Ranges()
                    .forEach(range -> rules.add(rule(permission, GroupRule.Peer.IPV6, range.cidrIpv6())));
            permission
                    .userIdGroupPairs()
                    .forEach(pair -> rules.add(rule(permission, GroupRule.Peer.GROUP, pair.groupId())));
            permission.prefixListIds().forEach(list -> {
                namedLists.add(text(list.prefixListId()));
                rules.add(rule(permission, GroupRule.Peer.PREFIX_LIST, list.prefixListId()));
            });
        }
        return List.copyOf(rules);
    }

    private GroupRule rule(IpPermission permission, GroupRule.Peer kind, @Nullable String peer) {
        return new GroupRule(
                text(permission.ipProtocol()),
                port(permission.fromPort()),
                port(permission.toPort()),
                kind,
                text(peer));
    }

    Row<NetworkAcl> acl(software.amazon.awssdk.services.ec2.model.NetworkAcl acl) {
        return new Row<>(
                text(acl.networkAclId()),
                new NetworkAcl(
                        text(acl.networkAclId()),
                        text(acl.vpcId()),
                        Boolean.TRUE.equals(acl.isDefault()),
                        some(acl.associations().stream()
                                .map(NetworkAclAssociation::subnetId)
                                .map(this::text)),
                        acl.entries().stream().map(this::entry).toList()));
    }

    private AclEntry entry(NetworkAclEntry entry) {
        return new AclEntry(
                entry.ruleNumber() == null ? 0 : entry.ruleNumber(),
                Boolean.TRUE.equals(entry.egress()),
                text(entry.protocol()),
                "allow".equals(entry.ruleActionAsString()),
                text(entry.cidrBlock() != null ? entry.cidrBlock() : entry.ipv6CidrBlock()),
                entry.portRange() == null ? -1 : port(entry.portRange().from()),
                entry.portRange() == null ? -1 : port(entry.portRange().to()));
    }

    Row<RouteTable> routeTable(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        return new Row<>(
                text(table.routeTableId()),
                new RouteTable(
                        text(table.routeTableId()),
                        text(table.vpcId()),
                        table.associations().stream().anyMatch(association -> Boolean.TRUE.equals(association.main())),
                        some(table.associations().stream()
                                .map(RouteTableAssociation::subnetId)
                                .map(this::text)),
                        table.routes().stream().map(this::route).toList()));
    }

    private Route route(software.amazon.awssdk.services.ec2.model.Route route) {
        String destination =
                first(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(), route.destinationPrefixListId());
        if (destination.startsWith(PREFIX_LIST)) {
            namedLists.add(destination);
        }
        return new Route(
                destination,
                first(
                        route.gatewayId(),
                        route.natGatewayId(),
                        route.egressOnlyInternetGatewayId(),
                        route.transitGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.networkInterfaceId(),
                        route.instanceId(),
                        route.carrierGatewayId(),
                        route.localGatewayId(),
                        route.coreNetworkArn(),
                        route.odbNetworkArn()),
                "blackhole".equals(route.stateAsString()));
    }

    Row<NatGateway> natGateway(software.amazon.awssdk.services.ec2.model.NatGateway gateway) {
        return new Row<>(
                text(gateway.natGatewayId()),
                new NatGateway(
                        text(gateway.natGatewayId()),
                        text(gateway.vpcId()),
                        text(gateway.subnetId()),
                        text(gateway.stateAsString()),
                        !"private".equals(gateway.connectivityTypeAsString())));
    }

    Row<InternetGateway> internetGateway(software.amazon.awssdk.services.ec2.model.InternetGateway gateway) {
        return new Row<>(
                text(gateway.internetGatewayId()),
                new InternetGateway(
                        text(gateway.internetGatewayId()),
                        gateway.attachments().stream()
                                .filter(attachment -> attached(attachment.stateAsString()))
                                .map(attachment -> text(attachment.vpcId()))
                                .findFirst()
                                .orElse(""),
                        false));
    }

    Row<InternetGateway> egressOnlyGateway(EgressOnlyInternetGateway gateway) {
        return new Row<>(
                text(gateway.egressOnlyInternetGatewayId()),
                new InternetGateway(
                        text(gateway.egressOnlyInternetGatewayId()),
                        gateway.attachments().stream()
                                .filter(attachment -> attached(attachment.stateAsString()))
                                .map(attachment -> text(attachment.vpcId()))
                                .findFirst()
                                .orElse(""),
                        true));
    }

    /** EC2 calls the attachment of an internet gateway available, and others attached. */
    private static boolean attached(@Nullable String state) {
        return state == null || state.equals("available") || state.equals("attached");
    }

    Row<VpcEndpoint> endpoint(software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint) {
        return new Row<>(
                text(endpoint.vpcEndpointId()),
                new VpcEndpoint(
                        text(endpoint.vpcEndpointId()),
                        text(endpoint.vpcId()),
                        text(endpoint.serviceName()),
                        text(endpoint.vpcEndpointTypeAsString()),
                        text(endpoint.stateAsString()),
                        takesNames(endpoint),
                        text(endpoint.ipAddressTypeAsString()),
                        policy(endpoint.policyDocument()),
                        List.copyOf(endpoint.subnetIds()),
                        some(endpoint.groups().stream()
                                .map(SecurityGroupIdentifier::groupId)
                                .map(this::text)),
                        List.copyOf(endpoint.routeTableIds()),
                        List.copyOf(endpoint.networkInterfaceIds())));
    }

    /** An endpoint for inbound resolvers alone leaves the names in the VPC to the gateway endpoint. */
    private static boolean takesNames(software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint) {
        DnsOptions options = endpoint.dnsOptions();
        return Boolean.TRUE.equals(endpoint.privateDnsEnabled())
                && (options == null || !Boolean.TRUE.equals(options.privateDnsOnlyForInboundResolverEndpoint()));
    }

    private @Nullable Policy policy(@Nullable String document) {
        return document == null || document.isBlank()
                ? null
                : interner.of(PolicyReader.parse(document, NOWHERE)).orNull();
    }

    private String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isEmpty()) {
                return interner.text(value);
            }
        }
        return "";
    }

    private String text(@Nullable String value) {
        return interner.text(value);
    }

    private static int port(@Nullable Integer port) {
        return port == null ? -1 : port;
    }

    private static List<String> some(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().toList();
    }
}
