package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.network.AclEntry;
import dev.fleetsh.fleet.network.DhcpOptions;
import dev.fleetsh.fleet.network.GroupRule;
import dev.fleetsh.fleet.network.InternetGateway;
import dev.fleetsh.fleet.network.NatGateway;
import dev.fleetsh.fleet.network.NetworkAcl;
import dev.fleetsh.fleet.network.NetworkPlace;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.SecurityGroup;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.Vpc;
import dev.fleetsh.fleet.network.VpcDns;
import dev.fleetsh.fleet.network.VpcEndpoint;
import dev.fleetsh.fleet.policy.Condition;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A VPC with one node, drawn in a few words. It has the subnets {@code node}, {@code end} for endpoints and {@code nat};
 * each has a network ACL and a route table of its own, and all of them are open until told otherwise.
 */
public final class Sketch {
    static final String ACCOUNT = "111111111111";
    private static final Origin ORIGIN = new Origin("ec2:Example", Instant.parse("2026-11-23T12:00:00Z"));
    private static final List<String> PLACES = List.of("node", "end", "nat");

    private final List<GroupRule> out = new ArrayList<>();
    private final List<GroupRule> in = new ArrayList<>();
    private final Map<String, List<AclEntry>> acls = new TreeMap<>();
    private final Map<String, List<Route>> tables = new TreeMap<>();
    private final Set<String> denied = new HashSet<>();
    private final Map<String, PrefixList> lists = new LinkedHashMap<>();
    private List<String> servers = List.of("AmazonProvidedDNS");
    private List<String> endpointSubnets = List.of("end");
    private String dhcp = "dopt-1";
    private String owner = ACCOUNT;
    private String natState = "available";
    private String gatewayVpc = "vpc-1";
    private String egressVpc = "vpc-1";
    private String endpointState = "available";
    private String addressType = "ipv4";
    private String publicIp = "";
    private String second = "";
    private boolean support = true;
    private boolean hostnames = true;
    private boolean natOpen = true;
    private boolean privateDns = true;
    private boolean endpoint;
    private boolean gatewayEndpoint;
    private boolean four = true;
    private boolean six;
    private boolean inUse = true;
    private boolean proxied;
    private boolean associated = true;
    private @Nullable Policy policy = policy(true, "*", "*", List.of());
    private Ports ports = new Ports(32768, 60999);
    Service service = Service.SSM;

    public Sketch(String words) {
        out.add(rule("0.0.0.0/0"));
        out.add(rule("::/0"));
        in.add(rule("10.2.0.0/16"));
        for (String place : PLACES) {
            acls.put(place, new ArrayList<>(List.of(any(100, true, "0.0.0.0/0"), any(100, false, "0.0.0.0/0"))));
            acls.get(place).addAll(List.of(any(101, true, "::/0"), any(101, false, "::/0")));
            tables.put(place, new ArrayList<>(List.of(local("10.2.0.0/16"), local("2001:db8:2::/56"))));
        }
        tables.put("main", new ArrayList<>(tables.get("node")));
        tables.get("nat").add(new Route("0.0.0.0/0", "igw-1", false));
        for (String word : words.strip().split("\\s+")) {
            draw(word);
        }
    }

    private static Route local(String block) {
        return new Route(block, "local", false);
    }

    private static AclEntry any(int number, boolean egress, String cidr) {
        return new AclEntry(number, egress, "-1", true, cidr, -1, -1);
    }

    private void draw(String word) {
        String[] parts = word.split("=", 2);
        String value = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "nat" -> route("node", "0.0.0.0/0>nat-1");
            case "igw" -> {
                route("node", "0.0.0.0/0>igw-1");
                publicIp = "203.0.113.9";
            }
            case "eigw" -> {
                route("node", "::/0>eigw-1");
                six = true;
            }
            case "none" -> {}
            case "endpoint" -> endpoint = true;
            case "gateway" -> {
                gatewayEndpoint = true;
                service = Service.S3;
                lists.put("pl-s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-3.s3", List.of("52.95.0.0/16")));
                route("node", "pl-s3>vpce-gw");
            }
            case "service" -> service = Service.valueOf(value);
            case "six" -> six = true;
            case "six-only" -> {
                six = true;
                four = false;
            }
            case "no-public-ip" -> publicIp = "";
            case "not-in-use" -> inUse = false;
            case "second" -> second = value;
            case "proxied" -> proxied = true;
            case "ports" -> ports = value.equals("windows") ? new Ports(49152, 65535) : new Ports(1024, 65535);
            case "out" -> rules(out, value);
            case "in" -> rules(in, value);
            case "acl" -> acl(value);
            case "route" -> route(value.substring(0, value.indexOf(':')), value.substring(value.indexOf(':') + 1));
            case "main-table" -> associated = false;
            case "nat-state" -> natState = value;
            case "nat-private" -> natOpen = false;
            case "igw-vpc" -> gatewayVpc = value;
            case "eigw-vpc" -> egressVpc = value;
            case "support" -> support = value.equals("on");
            case "hostnames" -> hostnames = value.equals("on");
            case "servers" -> servers = value.isEmpty() ? List.of() : List.of(value.split(","));
            case "dhcp" -> dhcp = value;
            case "owner" -> owner = value;
            case "state" -> endpointState = value;
            case "private-dns" -> privateDns = value.equals("on");
            case "address" -> addressType = value;
            case "subnets" -> endpointSubnets = List.of(value.split(","));
            case "policy" -> policy = policy(value);
            case "list" -> lists.put(value.split("~")[0], list(value.split("~")));
            case "denied" -> denied.add(value);
            default -> throw new IllegalArgumentException(word);
        }
    }

    private static PrefixList list(String[] parts) {
        return new PrefixList(parts[0], parts[1], List.of(parts[2].split(",")));
    }

    /** {@code none} takes all rules away; anything else adds one. */
    private static void rules(List<GroupRule> rules, String value) {
        if (value.equals("none")) {
            rules.clear();
        } else {
            rules.add(rule(value));
        }
    }

    /** A peer, perhaps with a protocol and ports before it, as in {@code tcp/80-90/0.0.0.0/0}. */
    private static GroupRule rule(String value) {
        String[] parts = value.split("/", 3);
        boolean plain = !parts[0].equals("tcp") && !parts[0].equals("udp");
        String peer = plain ? value : parts[2];
        GroupRule.Peer kind = peer.startsWith("sg-")
                ? GroupRule.Peer.GROUP
                : peer.startsWith("pl-")
                        ? GroupRule.Peer.PREFIX_LIST
                        : peer.contains(":") ? GroupRule.Peer.IPV6 : GroupRule.Peer.IPV4;
        String[] range = plain ? new String[] {"443", "443"} : parts[1].split("-");
        return new GroupRule(
                plain ? "tcp" : parts[0],
                Integer.parseInt(range[0]),
                Integer.parseInt(range[range.length - 1]),
                kind,
                peer);
    }

    /** {@code node:clear}, or {@code node:out:90:deny:443-443:0.0.0.0/0}. */
    private void acl(String value) {
        String[] parts = value.split(":", 6);
        if (parts[1].equals("clear")) {
            acls.get(parts[0]).clear();
            return;
        }
        String[] range = parts[4].split("-");
        acls.get(parts[0])
                .add(new AclEntry(
                        Integer.parseInt(parts[2]),
                        parts[1].equals("out"),
                        "6",
                        parts[3].equals("allow"),
                        parts[5],
                        Integer.parseInt(range[0]),
                        Integer.parseInt(range[range.length - 1])));
    }

    /** {@code 0.0.0.0/0>nat-1}, with an exclamation mark behind it for a black hole; {@code -0.0.0.0/0} takes one away. */
    private void route(String table, String text) {
        List<Route> routes = tables.get(table);
        if (text.startsWith("-")) {
            routes.removeIf(route -> route.destination().equals(text.substring(1)));
            return;
        }
        String[] parts = text.split(">");
        boolean gone = parts[1].endsWith("!");
        routes.removeIf(route -> route.destination().equals(parts[0]));
        routes.add(new Route(parts[0], gone ? parts[1].substring(0, parts[1].length() - 1) : parts[1], gone));
    }

    private static @Nullable Policy policy(String word) {
        List<Condition> condition = List.of(new Condition("StringEquals", "aws:PrincipalAccount", List.of(ACCOUNT)));
        return switch (word) {
            case "all" -> policy(true, "*", "*", List.of());
            case "service" -> policy(true, "ssm*:*", "*", List.of());
            case "other" -> policy(true, "ssm:GetParameter", "*", List.of());
            case "condition" -> policy(true, "*", "*", condition);
            case "resource" -> policy(true, "*", "arn:aws:ssm:*:1:*", List.of());
            case "none" -> new Policy(List.of());
            case "deny" -> both(policy(true, "*", "*", List.of()), policy(false, "ssm:Update*", "*", List.of()));
            case "deny-if" -> both(policy(true, "*", "*", List.of()), policy(false, "*", "*", condition));
            case "unreadable" -> null;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Policy both(Policy one, Policy other) {
        return new Policy(List.of(one.statements().get(0), other.statements().get(0)));
    }

    private static Policy policy(boolean allows, String action, String resource, List<Condition> conditions) {
        return new Policy(List.of(new Statement(
                "",
                allows,
                Map.of("AWS", List.of("*")),
                false,
                List.of(action),
                false,
                List.of(resource),
                false,
                conditions)));
    }

    private <T> Fact<T> fact(String operation, T value) {
        return denied.contains(operation)
                ? Fact.unknown(Reason.DENIED, "ec2:" + operation, ORIGIN)
                : Fact.known(value, ORIGIN);
    }

    Path find() {
        return finder().find(traveller(), destination());
    }

    /** The ways that compete with it. */
    List<Detour> besides() {
        return finder().besides(traveller(), destination());
    }

    private PathFinder finder() {
        return new PathFinder(network(), ACCOUNT);
    }

    private Traveller traveller() {
        return new Traveller(fact("DescribeInstances", place()), ports, proxied);
    }

    private Destination destination() {
        List<String> actions = service == Service.S3
                ? List.of("s3:PutObject")
                : List.of(service.label() + ":UpdateInstanceInformation");
        return new Destination(
                service, service.label() + ".eu-west-3.amazonaws.com", service.label() + ".eu-west-3.api.aws", actions);
    }

    /** Where the node is. */
    public NetworkPlace place() {
        List<NetworkPlace.Interface> interfaces = new ArrayList<>();
        interfaces.add(at("eni-1", "node"));
        if (!second.isEmpty()) {
            interfaces.add(at("eni-2", second));
        }
        return new NetworkPlace(interfaces);
    }

    private NetworkPlace.Interface at(String id, String subnet) {
        return new NetworkPlace.Interface(
                id,
                "vpc-1",
                "subnet-" + subnet,
                List.of("sg-node"),
                four ? List.of("10.2." + PLACES.indexOf(subnet) + ".7") : List.of(),
                publicIp,
                six ? List.of("2001:db8:2:" + PLACES.indexOf(subnet) + "::7") : List.of(),
                inUse);
    }

    /** What EC2 tells of it. */
    public Network network() {
        Map<String, Subnet> subnets = PLACES.stream()
                .map(place -> new Subnet(
                        "subnet-" + place,
                        "vpc-1",
                        owner,
                        place.equals("node") ? "eu-west-3a" : "eu-west-3b",
                        "10.2." + PLACES.indexOf(place) + ".0/24",
                        List.of("2001:db8:2:" + PLACES.indexOf(place) + "::/64")))
                .collect(Collectors.toMap(Subnet::id, subnet -> subnet));
        List<VpcEndpoint> endpoints = new ArrayList<>();
        if (endpoint) {
            endpoints.add(endpoint("vpce-1", "Interface", service.label()));
        }
        if (gatewayEndpoint) {
            endpoints.add(endpoint("vpce-gw", "Gateway", "s3"));
        }
        return new Network(
                fact(
                        "DescribeVpcs",
                        Map.of(
                                "vpc-1",
                                new Vpc("vpc-1", owner, List.of("10.2.0.0/16"), List.of("2001:db8:2::/56"), dhcp))),
                Map.of("vpc-1", fact("DescribeVpcAttribute", new VpcDns(support, hostnames))),
                fact("DescribeDhcpOptions", Map.of("dopt-1", new DhcpOptions("dopt-1", servers))),
                fact("DescribeSubnets", subnets),
                fact(
                        "DescribeSecurityGroups",
                        Map.of(
                                "sg-node",
                                new SecurityGroup("sg-node", "vpc-1", List.of(), List.copyOf(out)),
                                "sg-end",
                                new SecurityGroup("sg-end", "vpc-1", List.copyOf(in), List.of()))),
                fact(
                        "DescribeNetworkAcls",
                        acls.entrySet().stream()
                                .map(acl -> new NetworkAcl(
                                        "acl-" + acl.getKey(),
                                        "vpc-1",
                                        false,
                                        List.of("subnet-" + acl.getKey()),
                                        List.copyOf(acl.getValue())))
                                .toList()),
                fact(
                        "DescribeRouteTables",
                        tables.entrySet().stream()
                                .map(table -> table(table.getKey(), table.getValue()))
                                .toList()),
                fact(
                        "DescribeNatGateways",
                        Map.of("nat-1", new NatGateway("nat-1", "vpc-1", "subnet-nat", natState, natOpen))),
                fact("DescribeInternetGateways", Map.of("igw-1", new InternetGateway("igw-1", gatewayVpc, false))),
                fact(
                        "DescribeEgressOnlyInternetGateways",
                        Map.of("eigw-1", new InternetGateway("eigw-1", egressVpc, true))),
                fact("DescribeVpcEndpoints", endpoints),
                fact("DescribeManagedPrefixLists", Map.copyOf(lists)));
    }

    private RouteTable table(String name, List<Route> routes) {
        boolean main = name.equals("main");
        boolean named = !main && (associated || !name.equals("node"));
        return new RouteTable(
                "rtb-" + name, "vpc-1", main, named ? List.of("subnet-" + name) : List.of(), List.copyOf(routes));
    }

    private VpcEndpoint endpoint(String id, String type, String name) {
        return new VpcEndpoint(
                id,
                "vpc-1",
                "com.amazonaws.eu-west-3." + name,
                type,
                endpointState,
                privateDns,
                addressType,
                policy,
                endpointSubnets.stream().map(subnet -> "subnet-" + subnet).toList(),
                List.of("sg-end"),
                List.of(),
                List.of());
    }
}
