package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Networks.everythingOut;
import static dev.fleetsh.sandbox.world.Networks.https;

import dev.fleetsh.sandbox.network.AclEntry;
import dev.fleetsh.sandbox.network.DhcpOptions;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.InternetGateway;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.NetworkAcl;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.Route;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** VPCs of which each has one thing that is in the way, or that nobody outside can see through. */
final class StoryNetworks {
    /** Account that shares a VPC. */
    private static final String NEIGHBOUR = "777788889999";

    private static final Instant CREATED = Instant.parse("2024-02-06T10:00:00Z");
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final AclEntry OUT = new AclEntry(100, true, "-1", true, ANYWHERE, -1, -1);
    private static final String OF_MEMBERS = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
            + "{\"aws:PrincipalOrgID\":\"o-7f3kq2mw9x\"}}}]}";

    private final Place place;
    private final Networks networks;
    private final String all;

    StoryNetworks(Place place, Networks networks) {
        this.place = place;
        this.networks = networks;
        this.all = Networks.prefix(place) + ".0.0/16";
    }

    /** Digits of the VPC of a story. */
    static String digits(String story) {
        return "0" + Serials.hex(("vpc of " + story).hashCode());
    }

    /** The security group of a VPC's endpoints, or of nodes that may do less than others. */
    static String group(Place place, String story) {
        return ids(place, story).id("sg-", 40);
    }

    private static NetworkIds ids(Place place, String story) {
        return NetworkIds.of(place, digits(story));
    }

    private NetworkIds ids(String story) {
        return ids(place, story);
    }

    Networks build() {
        barred();
        gateways();
        endpoints();
        unseen();
        return networks;
    }

    /** Rules that close what the routes lead to. */
    private void barred() {
        networks.open(digits("answers"))
                .acl(digits("answers"), 0, "no-answers", OUT, new AclEntry(100, false, "6", true, ANYWHERE, 22, 22));
        networks.open(digits("ports"))
                .acl(digits("ports"), 0, "few-ports", OUT, new AclEntry(100, false, "6", true, ANYWHERE, 32768, 40000));
        networks.open(digits("addresses"))
                .group(
                        digits("addresses"),
                        group(place, "addresses"),
                        "some-of-aws",
                        "lets out to what somebody took for all addresses of AWS",
                        https("sgr-0b61f4a2d7c3e9058", true, "18.0.0.0/8"));
        networks.open(digits("resolver")).dns(digits("resolver"), false, false);
    }

    /** Routes to gateways that carry nothing. */
    private void gateways() {
        networks.shut(digits("blackhole"));
        routes("blackhole", new Route(ANYWHERE, ids("blackhole").id("nat-", 23)));

        networks.shut(digits("address"));
        NetworkIds address = ids("address");
        routes("address", new Route(ANYWHERE, address.id("igw-", 22)));
        with(network -> network.with(new InternetGateway(address.id("igw-", 22), address.vpc(), Map.of())));

        networks.open(digits("nat"));
        nat("nat", "198.51.100.201", "pending");
        networks.open(digits("private-nat"));
        nat("private-nat", null, "available");

        networks.open(digits("nat-acl"));
        networks.acl(
                digits("nat-acl"),
                Networks.PUBLIC + 10,
                "public",
                OUT,
                new AclEntry(100, false, "6", true, ANYWHERE, 1024, 65535));
    }

    private void endpoints() {
        for (String story :
                List.of("endpoint", "endpoint-acl", "hostnames", "private-dns", "endpoint-address", "policy")) {
            networks.shut(digits(story));
            networks.group(
                    digits(story),
                    story.equals("endpoint-address") ? ids(story).id("sg-", 41) : group(place, story),
                    "endpoints",
                    "endpoints of Systems Manager",
                    https(ids(story).id("sgr-", 42), false, all),
                    everythingOut(ids(story).id("sgr-", 43)));
            for (String service : List.of("ssm", "ssmmessages")) {
                endpoint(story, service);
            }
        }
        networks.acl(
                digits("endpoint-acl"),
                1,
                "endpoints-only",
                OUT,
                new AclEntry(100, false, "-1", true, Networks.prefix(place) + ".64.0/18", -1, -1));
        networks.group(
                digits("endpoint-address"),
                group(place, "endpoint-address"),
                "half-a-subnet",
                "lets out to a part of the endpoints' subnet",
                https("sgr-07d2c5e8b1f4a6390", true, Networks.prefix(place) + ".64.0/19"));
        networks.dns(digits("hostnames"), true, false);
        networks.open(digits("pending"))
                .group(
                        digits("pending"),
                        group(place, "pending"),
                        "endpoints",
                        "endpoints of Systems Manager",
                        https(ids("pending").id("sgr-", 42), false, all));
        endpoint("pending", "ssm");
    }

    private void endpoint(String story, String service) {
        NetworkIds ids = ids(story);
        String state = story.equals("endpoint") ? "failed" : story.equals("pending") ? "pending" : "";
        with(network -> network.with(new VpcEndpoint(
                ids.id("vpce-", service.equals("ssm") ? 44 : 45),
                ids.vpc(),
                "com.amazonaws." + place.region + "." + service,
                false,
                story.equals("policy") ? OF_MEMBERS : VpcEndpoint.FULL_ACCESS,
                !story.equals("private-dns"),
                List.of(ids.subnet(1)),
                List.of(story.equals("endpoint-address") ? ids.id("sg-", 41) : group(place, story)),
                List.of(),
                CREATED,
                state,
                Map.of())));
    }

    /** What lies in other accounts, in name servers of one's own, behind a transit gateway, or in IPv6. */
    private void unseen() {
        networks.shut(digits("transit"));
        routes("transit", new Route(ANYWHERE, ids("transit").id("tgw-", 46)));
        networks.shut(digits("central"));
        routes("central", new Route("10.0.0.0/8", ids("central").id("tgw-", 46)));
        networks.open(digits("dns"));
        String servers = ids("dns").id("dopt-", 47);
        with(network -> network.with(new DhcpOptions(
                        servers, List.of("10.250.0.53"), DhcpOptions.Answers.NONE, Map.of("Name", "office")))
                .with(vpc(network, "dns").withDhcpOptions(servers)));
        networks.shut(digits("shared"));
        with(network -> network.with(vpc(network, "shared").of(NEIGHBOUR)));

        networks.shut(digits("dual-stack"));
        withSix("dual-stack");
        NetworkIds dual = ids("dual-stack");
        routes("dual-stack", new Route("::/0", dual.id("eigw-", 48)));
        with(network -> network.with(new InternetGateway(dual.id("eigw-", 48), dual.vpc(), Map.of())));
        networks.open(digits("dns64"));
        withSix("dns64");
        routes("dns64", new Route("64:ff9b::/96", ids("dns64").id("nat-", 23)));
    }

    /** The beginning of the IPv6 addresses of a VPC's subnets, each of which adds a digit. */
    static String six(String story) {
        return story.equals("dual-stack") ? "2001:db8:0:a10" : "2001:db8:0:a20";
    }

    /** A VPC that got a block of IPv6 addresses, with the entries and rules that EC2 then adds. */
    private void withSix(String story) {
        NetworkIds ids = ids(story);
        with(network -> {
            Network changed = network.with(vpc(network, story).withSix(six(story) + "0::/56"));
            for (int i = 0; i < 3; i++) {
                Subnet subnet = Objects.requireNonNull(network.subnets().get(ids.subnet(i)));
                changed = changed.with(subnet.withBlocks(subnet.cidr(), six(story) + i + "::/64"));
            }
            NetworkAcl acl = Objects.requireNonNull(network.acls().get(ids.id("acl-", 24)));
            SecurityGroup group = Objects.requireNonNull(network.groups().get(ids.group()));
            List<AclEntry> entries = new ArrayList<>(acl.entries());
            entries.add(new AclEntry(101, true, "-1", true, "::/0", -1, -1));
            entries.add(new AclEntry(101, false, "-1", true, "::/0", -1, -1));
            List<GroupRule> rules = new ArrayList<>(group.rules());
            rules.add(new GroupRule(ids.id("sgr-", 49), true, "-1", -1, -1, Peer.blockSix("::/0"), ""));
            return changed.with(acl.withEntries(entries)).with(group.withRules(rules));
        });
    }

    /** The NAT gateway of a VPC in this state; without a public address a private one. */
    private void nat(String story, @Nullable String publicIp, String state) {
        with(network -> {
            NatGateway nat =
                    Objects.requireNonNull(network.natGateways().get(ids(story).id("nat-", 23)));
            return network.with(new NatGateway(
                    nat.id(), nat.vpcId(), nat.subnetId(), publicIp, nat.privateIp(), state, nat.tags()));
        });
    }

    private Vpc vpc(Network network, String story) {
        return Objects.requireNonNull(network.vpcs().get(ids(story).vpc()));
    }

    /** More routes in the main table. */
    private void routes(String story, Route... more) {
        with(network -> {
            RouteTable table =
                    Objects.requireNonNull(network.routeTables().get(ids(story).id("rtb-", 20)));
            List<Route> routes = new ArrayList<>(table.routes());
            routes.addAll(List.of(more));
            return network.with(new RouteTable(
                    table.id(), table.vpcId(), table.main(), table.subnets(), List.copyOf(routes), table.tags()));
        });
    }

    private void with(UnaryOperator<Network> change) {
        networks.with(change);
    }
}
