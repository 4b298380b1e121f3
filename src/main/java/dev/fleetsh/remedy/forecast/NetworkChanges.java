package dev.fleetsh.remedy.forecast;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.network.AclEntry;
import dev.fleetsh.fleet.network.GroupRule;
import dev.fleetsh.fleet.network.NetworkAcl;
import dev.fleetsh.fleet.network.SecurityGroup;
import dev.fleetsh.fleet.network.VpcDns;
import dev.fleetsh.fleet.network.VpcEndpoint;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import dev.fleetsh.remedy.plan.ApiCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What calls of EC2 make of the networks that were collected. Calls that it does not know change nothing; what was not
 * collected stays unknown.
 */
final class NetworkChanges {
    private static final Policy EVERYTHING = new Policy(List.of(new Statement(
            "", true, Map.of("AWS", List.of("*")), false, List.of("*"), false, List.of("*"), false, List.of())));

    private final Map<String, @Nullable Object> parameters;
    private final String made;

    private NetworkChanges(Map<String, @Nullable Object> parameters, String made) {
        this.parameters = parameters;
        this.made = made;
    }

    /**
     * The networks after a call.
     *
     * @param call whose references to answers are resolved
     * @param made id of what the call makes, if it makes anything
     */
    static Network after(Network network, ApiCall call, String made) {
        NetworkChanges changes = new NetworkChanges(call.parameters(), made);
        return switch (call.operation()) {
            case "ec2:CreateSecurityGroup" -> changes.groups(network, changes::created);
            case "ec2:AuthorizeSecurityGroupEgress" -> changes.groups(network, groups -> changes.opened(groups, true));
            case "ec2:AuthorizeSecurityGroupIngress" ->
                changes.groups(network, groups -> changes.opened(groups, false));
            case "ec2:CreateNetworkAclEntry" -> changes.acls(network);
            case "ec2:CreateVpcEndpoint" -> changes.endpoints(network, changes::plusEndpoint);
            case "ec2:ModifyVpcEndpoint" -> changes.endpoints(network, changes::modified);
            case "ec2:ModifyVpcAttribute" -> changes.dns(network);
            default -> network;
        };
    }

    private String text(String name) {
        return parameters.get(name) instanceof String text ? text : "";
    }

    private List<String> texts(String name) {
        return parameters.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : -1;
    }

    private Network groups(Network old, UnaryOperator<Map<String, SecurityGroup>> change) {
        return with(old, old.groups().map(change::apply), old.acls(), old.endpoints(), old.dns());
    }

    private Network endpoints(Network old, UnaryOperator<List<VpcEndpoint>> change) {
        return with(old, old.groups(), old.acls(), old.endpoints().map(change::apply), old.dns());
    }

    private static Network with(
            Network old,
            Fact<Map<String, SecurityGroup>> groups,
            Fact<List<NetworkAcl>> acls,
            Fact<List<VpcEndpoint>> endpoints,
            Map<String, Fact<VpcDns>> dns) {
        return new Network(
                old.vpcs(),
                dns,
                old.dhcpOptions(),
                old.subnets(),
                groups,
                acls,
                old.routeTables(),
                old.natGateways(),
                old.internetGateways(),
                old.egressOnlyGateways(),
                endpoints,
                old.prefixLists());
    }

    /** EC2 gives a new group a rule that lets everything out. */
    private Map<String, SecurityGroup> created(Map<String, SecurityGroup> groups) {
        Map<String, SecurityGroup> more = new HashMap<>(groups);
        GroupRule out = new GroupRule("-1", -1, -1, GroupRule.Peer.IPV4, "0.0.0.0/0");
        more.put(made, new SecurityGroup(made, text("VpcId"), List.of(), List.of(out)));
        return more;
    }

    private Map<String, SecurityGroup> opened(Map<String, SecurityGroup> groups, boolean egress) {
        SecurityGroup group = groups.get(text("GroupId"));
        if (group == null) {
            return groups;
        }
        List<GroupRule> rules = new ArrayList<>(egress ? group.egress() : group.ingress());
        if (parameters.get("IpPermissions") instanceof List<?> permissions) {
            permissions.forEach(permission -> {
                if (permission instanceof Map<?, ?> map) {
                    rules(rules, map);
                }
            });
        }
        Map<String, SecurityGroup> more = new HashMap<>(groups);
        more.put(
                group.id(),
                egress
                        ? new SecurityGroup(group.id(), group.vpc(), group.ingress(), rules)
                        : new SecurityGroup(group.id(), group.vpc(), rules, group.egress()));
        return more;
    }

    private static void rules(List<GroupRule> rules, Map<?, ?> permission) {
        record Side(String list, String field, GroupRule.Peer kind) {}
        for (Side side : List.of(
                new Side("IpRanges", "CidrIp", GroupRule.Peer.IPV4),
                new Side("Ipv6Ranges", "CidrIpv6", GroupRule.Peer.IPV6),
                new Side("UserIdGroupPairs", "GroupId", GroupRule.Peer.GROUP),
                new Side("PrefixListIds", "PrefixListId", GroupRule.Peer.PREFIX_LIST))) {
            if (permission.get(side.list()) instanceof List<?> peers) {
                peers.forEach(peer -> {
                    if (peer instanceof Map<?, ?> map && map.get(side.field()) instanceof String value) {
                        rules.add(new GroupRule(
                                String.valueOf(permission.get("IpProtocol")),
                                number(permission.get("FromPort")),
                                number(permission.get("ToPort")),
                                side.kind(),
                                value));
                    }
                });
            }
        }
    }

    private Network acls(Network old) {
        Map<?, ?> ports = parameters.get("PortRange") instanceof Map<?, ?> range ? range : Map.of();
        String block = text("CidrBlock").isEmpty() ? text("Ipv6CidrBlock") : text("CidrBlock");
        AclEntry entry = new AclEntry(
                number(parameters.get("RuleNumber")),
                Boolean.TRUE.equals(parameters.get("Egress")),
                text("Protocol"),
                text("RuleAction").equals("allow"),
                block,
                number(ports.get("From")),
                number(ports.get("To")));
        Fact<List<NetworkAcl>> acls = old.acls().map(all -> all.stream()
                .map(acl -> acl.id().equals(text("NetworkAclId")) ? plus(acl, entry) : acl)
                .toList());
        return with(old, old.groups(), acls, old.endpoints(), old.dns());
    }

    private static NetworkAcl plus(NetworkAcl acl, AclEntry entry) {
        List<AclEntry> entries = new ArrayList<>(acl.entries());
        entries.add(entry);
        return new NetworkAcl(acl.id(), acl.vpc(), acl.standard(), acl.subnets(), entries);
    }

    private List<VpcEndpoint> plusEndpoint(List<VpcEndpoint> endpoints) {
        List<VpcEndpoint> more = new ArrayList<>(endpoints);
        more.add(new VpcEndpoint(
                made,
                text("VpcId"),
                text("ServiceName"),
                text("VpcEndpointType").isEmpty() ? "Gateway" : text("VpcEndpointType"),
                "available",
                Boolean.TRUE.equals(parameters.get("PrivateDnsEnabled")),
                text("IpAddressType").isEmpty() ? "ipv4" : text("IpAddressType"),
                text("PolicyDocument").isEmpty() ? EVERYTHING : null,
                texts("SubnetIds"),
                texts("SecurityGroupIds"),
                texts("RouteTableIds"),
                List.of()));
        return more;
    }

    /** A new policy is not read here: whether it allows enough stays unknown. */
    private List<VpcEndpoint> modified(List<VpcEndpoint> endpoints) {
        return endpoints.stream()
                .map(old -> old.id().equals(text("VpcEndpointId"))
                        ? new VpcEndpoint(
                                old.id(),
                                old.vpc(),
                                old.serviceName(),
                                old.type(),
                                old.state(),
                                parameters.get("PrivateDnsEnabled") instanceof Boolean on ? on : old.privateDns(),
                                old.addressType(),
                                text("PolicyDocument").isEmpty() ? old.policy() : null,
                                old.subnets(),
                                old.groups(),
                                old.routeTables(),
                                old.interfaces())
                        : old)
                .toList();
    }

    private Network dns(Network old) {
        Fact<VpcDns> known = old.dns().get(text("VpcId"));
        if (known == null) {
            return old;
        }
        Map<String, Fact<VpcDns>> dns = new HashMap<>(old.dns());
        dns.put(
                text("VpcId"),
                known.map(now ->
                        new VpcDns(on("EnableDnsSupport", now.support()), on("EnableDnsHostnames", now.hostnames()))));
        return with(old, old.groups(), old.acls(), old.endpoints(), dns);
    }

    private boolean on(String attribute, boolean otherwise) {
        return parameters.get(attribute) instanceof Map<?, ?> map && map.get("Value") instanceof Boolean value
                ? value
                : otherwise;
    }
}
