package dev.fleetsh.sandbox.world;

import dev.fleetsh.sandbox.network.AclEntry;
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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds the network of a place, VPC by VPC. */
final class Networks {
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final Instant CREATED = Instant.parse("2024-02-06T10:00:00Z");

    /** Number of the subnet whose route leads to an internet gateway, less ten. */
    static final int PUBLIC = 4;

    private final Place place;
    private Network network = Network.NONE;

    Networks(Place place) {
        this.place = place;
    }

    Network build() {
        return network;
    }

    /** First two numbers of the addresses of a place. */
    static String prefix(Place place) {
        return "10." + place.ordinal() * 16;
    }

    /**
     * A VPC whose subnets lead outside through a NAT gateway, and to S3 through an endpoint.
     *
     * @param vpc its digits, or empty for the place's own
     */
    Networks open(String vpc) {
        NetworkIds ids = NetworkIds.of(place, vpc);
        base(ids, true);
        String subnet = ids.id("subnet-", PUBLIC + 10);
        network = network.with(
                        new Subnet(subnet, ids.vpc(), prefix(place) + ".255.0/28", place.region + "a", named("public")))
                .with(new RouteTable(
                        ids.id("rtb-", 21),
                        ids.vpc(),
                        false,
                        List.of(subnet),
                        List.of(local(), new Route(ANYWHERE, ids.id("igw-", 22))),
                        named("public")));
        network = network.with(new InternetGateway(ids.id("igw-", 22), ids.vpc(), Map.of()))
                .with(new NatGateway(
                        ids.id("nat-", 23),
                        ids.vpc(),
                        subnet,
                        "198.51.100." + (place.ordinal() + 1),
                        prefix(place) + ".255.4",
                        "available",
                        Map.of()));
        return gateway(vpc);
    }

    /** A VPC from which nothing leads outside. */
    Networks shut(String vpc) {
        base(NetworkIds.of(place, vpc), false);
        return this;
    }

    /** An endpoint of S3 for the main route table of a VPC. */
    Networks gateway(String vpc) {
        NetworkIds ids = NetworkIds.of(place, vpc);
        network = network.with(new VpcEndpoint(
                ids.id("vpce-", 30),
                ids.vpc(),
                "com.amazonaws." + place.region + ".s3",
                true,
                VpcEndpoint.FULL_ACCESS,
                false,
                List.of(),
                List.of(),
                List.of(ids.id("rtb-", 20)),
                CREATED,
                Map.of()));
        return this;
    }

    /** A security group more. */
    Networks group(String vpc, String id, String name, String description, GroupRule... rules) {
        network = network.with(
                new SecurityGroup(id, NetworkIds.of(place, vpc).vpc(), name, description, List.of(rules), Map.of()));
        return this;
    }

    /** An interface endpoint with private DNS in two subnets. */
    Networks endpoint(String vpc, String service, String group) {
        return endpoint(vpc, service, group, VpcEndpoint.FULL_ACCESS, true);
    }

    /** An interface endpoint in two subnets. */
    Networks endpoint(String vpc, String service, String group, String policy, boolean privateDns) {
        NetworkIds ids = NetworkIds.of(place, vpc);
        network = network.with(new VpcEndpoint(
                ids.id("vpce-", 31 + Math.floorMod(service.hashCode(), 1000)),
                ids.vpc(),
                "com.amazonaws." + place.region + "." + service,
                false,
                policy,
                privateDns,
                List.of(ids.subnet(0), ids.subnet(1)),
                List.of(group),
                List.of(),
                CREATED,
                Map.of()));
        return this;
    }

    /** Any other change. */
    Networks with(UnaryOperator<Network> change) {
        network = change.apply(network);
        return this;
    }

    /** Attributes of a VPC. */
    Networks dns(String vpc, boolean support, boolean hostnames) {
        Vpc known = network.vpcs().get(NetworkIds.of(place, vpc).vpc());
        if (known != null) {
            network = network.with(known.withDns(support, hostnames));
        }
        return this;
    }

    /** A network ACL of a subnet's own. */
    Networks acl(String vpc, int subnet, String name, AclEntry... entries) {
        NetworkIds ids = NetworkIds.of(place, vpc);
        network = network.with(new NetworkAcl(
                ids.id("acl-", 26),
                ids.vpc(),
                false,
                List.of(entries),
                Map.of(ids.subnet(subnet), ids.id("aclassoc-", 27)),
                named(name)));
        return this;
    }

    /** A rule for TCP 443. */
    static GroupRule https(String id, boolean egress, String cidr) {
        return new GroupRule(id, egress, "tcp", 443, 443, Peer.block(cidr), "");
    }

    /** The usual rule: everything may leave. */
    static GroupRule everythingOut(String id) {
        return new GroupRule(id, true, "-1", -1, -1, Peer.block(ANYWHERE), "");
    }

    private void base(NetworkIds ids, boolean outside) {
        network = network.with(new Vpc(ids.vpc(), prefix(place) + ".0.0/16", true, true, Map.of()));
        for (int i = 0; i < PUBLIC; i++) {
            network = network.with(new Subnet(
                    ids.subnet(i),
                    ids.vpc(),
                    prefix(place) + "." + i * 64 + (i < 3 ? ".0/18" : ".0/19"),
                    place.region + (char) ('a' + i % 3),
                    Map.of()));
        }
        Route way = outside ? new Route(ANYWHERE, ids.id("nat-", 23)) : null;
        network = network.with(
                        new RouteTable(ids.id("rtb-", 20), ids.vpc(), true, List.of(), routes(local(), way), Map.of()))
                .with(new NetworkAcl(
                        ids.id("acl-", 24),
                        ids.vpc(),
                        true,
                        List.of(
                                new AclEntry(100, true, "-1", true, ANYWHERE, -1, -1),
                                new AclEntry(100, false, "-1", true, ANYWHERE, -1, -1)),
                        Map.of(),
                        Map.of()))
                .with(new SecurityGroup(
                        ids.id("sg-", 8),
                        ids.vpc(),
                        "default",
                        "default VPC security group",
                        List.of(
                                new GroupRule(
                                        ids.id("sgr-", 28), false, "-1", -1, -1, Peer.group(ids.id("sg-", 8)), ""),
                                everythingOut(ids.id("sgr-", 29))),
                        Map.of()))
                .with(new SecurityGroup(
                        ids.group(),
                        ids.vpc(),
                        "servers",
                        "servers of " + place.account.alias(),
                        List.of(everythingOut(ids.id("sgr-", 25))),
                        Map.of()));
    }

    private Route local() {
        return new Route(prefix(place) + ".0.0/16", "local");
    }

    private static List<Route> routes(Route local, @Nullable Route way) {
        return way == null ? List.of(local) : List.of(local, way);
    }

    private static Map<String, String> named(String name) {
        return Map.of("Name", name);
    }
}
