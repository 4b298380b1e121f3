package dev.fleetsh.aws;

import dev.fleetsh.sandbox.network.AclEntry;
import dev.fleetsh.sandbox.network.DhcpOptions;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.InternetGateway;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.NetworkAcl;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.PrefixList;
import dev.fleetsh.sandbox.network.Route;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.world.Image;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.MetadataOptions;
import dev.fleetsh.sandbox.world.Placement;
import dev.fleetsh.sandbox.world.SimKind;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A VPC of the simulated AWS as chance draws it, with one instance: ways out, and all that may be wrong with them. */
final class DrawnVpc {
    private static final Instant LONG_AGO = Instant.parse("2024-02-06T10:00:00Z");
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final String ANYWHERE_SIX = "::/0";
    private static final String BLOCK = "10.32.0.0/16";
    /** Prefix lists of all VPCs. */
    private static final Map<String, String> LISTS =
            Map.of("pl-0a", ANYWHERE, "pl-0b", BLOCK, "pl-0c", "10.32.0.64/26");

    private static final List<String> SERVICES = List.of("ssm", "ssmmessages", "ec2messages", "kms", "logs");

    private static final List<String> POLICIES = List.of(
            VpcEndpoint.FULL_ACCESS,
            VpcEndpoint.FULL_ACCESS,
            VpcEndpoint.FULL_ACCESS,
            statement("Allow", "\"ssm:*\",\"ssmmessages:*\"", ""),
            statement("Allow", "\"ssm:GetParameter\"", ""),
            statement("Allow", "\"*\"", ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":\"1\"}}"),
            statement("Allow", "\"*\"", ",\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"1\"}}"),
            statement("Deny", "\"*\"", ""));

    private final Random random;
    private final String number;
    private final String region;
    private Network network;
    private String list = "";
    private boolean six;
    private boolean four = true;

    private DrawnVpc(Network network, String region, int number, Random random) {
        this.network = network;
        this.region = region;
        this.number = String.format("%017x", number);
        this.random = random;
    }

    /**
     * A VPC and its instance.
     *
     * @param network the network with it
     * @param node in it
     */
    record Drawn(Network network, SimNode node) {}

    static Drawn into(Network network, String region, int number, Random random) {
        return new DrawnVpc(network, region, number, random).draw();
    }

    private static String statement(String effect, String actions, String more) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect
                + "\",\"Principal\":\"*\",\"Action\":[" + actions + "],\"Resource\":\"*\"" + more + "}]}";
    }

    private String id(String kind) {
        return kind + "-" + number;
    }

    private String id(String kind, int part) {
        return kind + "-" + part + number.substring(1);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    @SafeVarargs
    private final <T> T some(T... of) {
        return of[random.nextInt(of.length)];
    }

    private Drawn draw() {
        six = one(3);
        four = !six || one(2);
        boolean elsewhere = one(25);
        String dhcp = one(8) ? id("dopt") : "";
        if (!dhcp.isEmpty()) {
            List<String> servers = some(List.of("AmazonProvidedDNS"), List.of("10.32.0.2"), List.of("10.9.9.9"));
            DhcpOptions.Answers answers =
                    servers.contains("10.9.9.9") ? some(DhcpOptions.Answers.values()) : DhcpOptions.Answers.ALL;
            network = network.with(new DhcpOptions(dhcp, servers, answers, Map.of()));
        }
        network = network.with(new Vpc(
                id("vpc"),
                elsewhere ? "777788889999" : "",
                BLOCK,
                one(10) ? List.of("10.33.0.0/16") : List.of(),
                six ? "2001:db8:2::/56" : "",
                dhcp,
                !one(12),
                !one(12),
                Map.of()));
        subnet(0);
        subnet(1);
        subnet(2);
        LISTS.forEach((id, block) -> network = network.with(new PrefixList(id, "drawn", List.of(block), Map.of())));
        list = some("pl-0a", "pl-0b", "pl-0c");
        acls();
        groups();
        ways();
        for (String service : SERVICES) {
            if (one(3)) {
                endpoint(service);
            }
        }
        return new Drawn(network, node());
    }

    private void subnet(int place) {
        network = network.with(new Subnet(
                id("subnet", place),
                id("vpc"),
                "10.32." + place + ".0/24",
                six ? "2001:db8:2:" + place + "::/64" : "",
                region + (char) ('a' + place),
                Map.of()));
    }

    private void acls() {
        network = network.with(acl(id("acl", 9), true, Map.of()));
        for (int place = 0; place < 3; place++) {
            if (one(2)) {
                network =
                        network.with(acl(id("acl", place), false, Map.of(id("subnet", place), id("aclassoc", place))));
            }
        }
    }

    private NetworkAcl acl(String id, boolean standard, Map<String, String> associations) {
        List<AclEntry> entries = new ArrayList<>();
        if (!one(10)) {
            entries.add(any(100, true, ANYWHERE));
            entries.add(any(100, false, ANYWHERE));
            entries.add(any(101, true, ANYWHERE_SIX));
            entries.add(any(101, false, ANYWHERE_SIX));
        }
        if (!standard) {
            for (int more = random.nextInt(3); more > 0; more--) {
                boolean allow = one(2);
                int number = 10 + random.nextInt(80) + (allow ? 0 : 100 * random.nextInt(2));
                int[] ports = some(
                        new int[] {443, 443},
                        new int[] {1024, 65535},
                        new int[] {32768, 60999},
                        new int[] {49152, 65535},
                        new int[] {0, 65535},
                        new int[] {50000, 55000});
                entries.add(new AclEntry(
                        number,
                        one(2),
                        some("6", "6", "6", "17"),
                        allow,
                        some(ANYWHERE, ANYWHERE, ANYWHERE_SIX, BLOCK, "10.32.1.0/24", "10.32.0.0/25", "52.0.0.0/8"),
                        ports[0],
                        ports[1]));
            }
        }
        return new NetworkAcl(id, id("vpc"), standard, List.of(), associations, Map.of())
                .withEntries(distinct(entries));
    }

    /** EC2 has each number once in each direction. */
    private static List<AclEntry> distinct(List<AclEntry> entries) {
        List<AclEntry> some = new ArrayList<>();
        for (AclEntry entry : entries) {
            if (some.stream()
                    .noneMatch(other -> other.number() == entry.number() && other.egress() == entry.egress())) {
                some.add(entry);
            }
        }
        return some;
    }

    private static AclEntry any(int number, boolean egress, String cidr) {
        return new AclEntry(number, egress, "-1", true, cidr, -1, -1);
    }

    private void groups() {
        List<GroupRule> out = new ArrayList<>();
        if (!one(4)) {
            out.add(rule(out.size(), true, "-1", -1, -1, Peer.block(ANYWHERE)));
            out.add(rule(out.size(), true, "-1", -1, -1, Peer.blockSix(ANYWHERE_SIX)));
        }
        rules(out, true);
        List<GroupRule> in = new ArrayList<>();
        if (!one(4)) {
            in.add(rule(10, false, "tcp", 443, 443, Peer.block(BLOCK)));
        }
        rules(in, false);
        network = network.with(group("sg", 0, out)).with(group("sg", 1, in)).with(group("sg", 2, List.of()));
    }

    private SecurityGroup group(String kind, int part, List<GroupRule> rules) {
        return new SecurityGroup(id(kind, part), id("vpc"), "drawn-" + part, "drawn", List.copyOf(rules), Map.of());
    }

    private void rules(List<GroupRule> rules, boolean egress) {
        for (int more = random.nextInt(3); more > 0; more--) {
            Peer peer = some(
                    Peer.block(ANYWHERE),
                    Peer.block(BLOCK),
                    Peer.block("10.32.0.7/32"),
                    Peer.block("10.32.0.0/25"),
                    Peer.block("10.32.1.0/24"),
                    Peer.block("10.32.1.0/25"),
                    Peer.block("52.0.0.0/8"),
                    Peer.block("128.0.0.0/1"),
                    Peer.blockSix(ANYWHERE_SIX),
                    Peer.group(id("sg", 0)),
                    Peer.group(id("sg", 1)),
                    Peer.list(list));
            int[] ports = some(new int[] {443, 443}, new int[] {443, 443}, new int[] {400, 500}, new int[] {80, 80});
            rules.add(rule(20 + rules.size(), egress, some("tcp", "tcp", "tcp", "udp"), ports[0], ports[1], peer));
        }
    }

    private GroupRule rule(int part, boolean egress, String protocol, int from, int to, Peer peer) {
        return new GroupRule(
                "sgr-" + (egress ? 'e' : 'a') + String.format("%02d", part) + number.substring(3),
                egress,
                protocol,
                from,
                to,
                peer,
                "");
    }

    private void ways() {
        network = network.with(new InternetGateway(id("igw"), one(10) ? "" : id("vpc"), Map.of()));
        network = network.with(new InternetGateway(id("eigw"), one(10) ? "" : id("vpc"), Map.of()));
        network = network.with(new NatGateway(
                id("nat"),
                id("vpc"),
                id("subnet", one(10) ? 0 : 2),
                one(8) ? null : "198.51.100.7",
                "10.32.2.200",
                one(8) ? some("failed", "pending", "deleted") : "available",
                Map.of()));
        if (one(2)) {
            network = network.beyond(id("tgw"));
        }
        if (one(10)) {
            network = network.gone(id("tgw"));
        }
        table("rtb", 9, true, List.of(), way());
        table("rtb", 2, false, List.of(id("subnet", 2)), one(8) ? way() : List.of(new Route(ANYWHERE, id("igw"))));
        if (one(2)) {
            table("rtb", 0, false, List.of(id("subnet", 0)), way());
        }
    }

    private void table(String kind, int part, boolean main, List<String> subnets, List<Route> way) {
        List<Route> routes = new ArrayList<>(List.of(new Route(BLOCK, "local")));
        if (six) {
            routes.add(new Route("2001:db8:2::/56", "local"));
        }
        routes.addAll(way);
        network = network.with(new RouteTable(id(kind, part), id("vpc"), main, subnets, List.copyOf(routes), Map.of()));
    }

    private List<Route> way() {
        List<Route> way = new ArrayList<>();
        String target = some("", "", "igw", "igw", "nat", "nat", "nat", "tgw");
        if (!target.isEmpty()) {
            way.add(new Route(some(ANYWHERE, ANYWHERE, ANYWHERE, "0.0.0.0/1", list), id(target)));
        }
        if (six) {
            String other = some("", "eigw", "eigw", "igw", "tgw");
            if (!other.isEmpty()) {
                way.add(new Route(ANYWHERE_SIX, id(other)));
            }
        }
        if (one(8)) {
            way.add(new Route(some("10.0.0.0/8", "52.94.0.0/16", "10.32.1.0/25"), id("tgw")));
        }
        return way;
    }

    private void endpoint(String service) {
        List<String> subnets = some(
                List.of(id("subnet", 1)),
                List.of(id("subnet", 1)),
                List.of(id("subnet", 0)),
                List.of(id("subnet", 1), id("subnet", 2)));
        network = network.with(new VpcEndpoint(
                id("vpce", SERVICES.indexOf(service)),
                id("vpc"),
                "com.amazonaws." + region + "." + service,
                false,
                POLICIES.get(random.nextInt(POLICIES.size())),
                !one(8),
                subnets,
                List.of(id("sg", some(1, 1, 1, 2))),
                List.of(),
                LONG_AGO,
                one(10) ? some("pendingAcceptance", "rejected", "failed") : "",
                Map.of()));
    }

    private SimNode node() {
        boolean windows = one(4);
        List<String> groups = some(
                List.of(id("sg", 0)), List.of(id("sg", 0)), List.of(id("sg", 0), id("sg", 2)), List.of(id("sg", 2)));
        Instance instance = new Instance(
                "running",
                "m5.large",
                new Image(
                        "ami-0123456789abcdef0",
                        windows ? "windows" : null,
                        windows ? "Windows" : "Linux/UNIX",
                        "x86_64"),
                new Placement(id("vpc"), id("subnet", 0), region + "a", groups),
                four ? some("10.32.0.7", "10.32.0.70", "10.32.0.170") : "",
                six ? List.of("2001:db8:2:0::7") : List.of(),
                four && one(2) ? "203.0.113.9" : null,
                null,
                new MetadataOptions("enabled", "required", 2),
                LONG_AGO);
        return new SimNode(
                id("i"),
                SimKind.EC2,
                "drawn-" + number,
                Map.of(),
                instance,
                null,
                false,
                Map.of(),
                new Truth(null, 3, false, false, "", ""));
    }
}
