package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;

/** The way to an interface endpoint in the node's VPC, whose name leads there. */
final class EndpointWay {
    private final Walk walk;
    private final VpcEndpoint endpoint;
    private final Origin origin;
    private final Peer peer;

    private EndpointWay(Walk walk, VpcEndpoint endpoint) {
        this.walk = walk;
        this.endpoint = endpoint;
        this.origin = walk.atlas().network().endpoints().origin();
        this.peer = peer();
    }

    static List<Hop> of(Walk walk, VpcEndpoint endpoint) {
        return new EndpointWay(walk, endpoint).hops();
    }

    private List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        hops.add(family());
        hops.add(Gates.groupsOut(walk, peer));
        hops.addAll(acls());
        hops.add(route());
        hops.add(ingress());
        hops.add(Policies.hop(endpoint, walk.to(), origin));
        return hops;
    }

    /** Its interfaces have addresses of its subnets; which, only those who may list them know. */
    private Peer peer() {
        Addresses area = Addresses.NONE;
        Doubt doubt = Doubt.hidden("endpoint-address");
        for (String id : endpoint.subnets()) {
            Fact<Subnet> subnet = walk.atlas().subnet(id);
            if (subnet.isKnown()) {
                area = area.plus(Addresses.of(walk.blocks(subnet.require("subnet"))));
            } else {
                doubt = Doubt.of(subnet);
                area = walk.everywhere();
            }
        }
        return new Peer(area.isEmpty() ? walk.everywhere() : area, endpoint.groups(), "", endpoint.id(), doubt);
    }

    private Hop family() {
        String type = endpoint.addressType();
        boolean has = type.equals("dualstack") || walk.six() == type.equals("ipv6");
        String family = walk.six() ? "IPv6" : "IPv4";
        return has
                ? Hop.open(
                        Stage.ENDPOINT,
                        endpoint.id(),
                        endpoint.privateDns() ? "available, with private DNS" : "available, without private DNS",
                        origin)
                : Hop.closed(
                        Stage.ENDPOINT,
                        endpoint.id(),
                        "its address type is " + (type.isEmpty() ? "ipv4" : type),
                        "address type dualstack",
                        "endpoint " + endpoint.id() + " has no " + family + " address",
                        origin);
    }

    /** Between interfaces of one subnet no network ACL applies. */
    private List<Hop> acls() {
        List<List<Hop>> ways = new ArrayList<>();
        for (String subnet : endpoint.subnets()) {
            List<Hop> hops = new ArrayList<>();
            if (!subnet.equals(walk.from().subnet())) {
                Peer there = there(subnet);
                hops.addAll(Gates.acl(walk, there));
                hops.add(Gates.acl(walk, Stage.ENDPOINT_ACL, subnet, false, walk.self(), Ports.HTTPS));
                hops.add(Gates.acl(walk, Stage.ENDPOINT_ACL, subnet, true, walk.self(), walk.ports()));
            }
            ways.add(hops);
        }
        if (ways.isEmpty()) {
            return List.of();
        }
        List<Hop> first = ways.get(0);
        Passage passage = Passage.through(first);
        if (ways.stream().allMatch(way -> Passage.through(way) == passage)) {
            return first;
        }
        String clause = "network ACLs let through to some of the subnets of endpoint " + endpoint.id() + " only";
        return List.of(
                Hop.unknown(Stage.ENDPOINT_ACL, endpoint.id(), Doubt.hidden("endpoint-address"), clause, origin));
    }

    private Peer there(String id) {
        Fact<Subnet> subnet = walk.atlas().subnet(id);
        Addresses area = subnet.isKnown() ? Addresses.of(walk.blocks(subnet.require("subnet"))) : walk.everywhere();
        return new Peer(area, endpoint.groups(), "", endpoint.id(), peer.partly());
    }

    /** Every table has a local route; only a more specific one can lead elsewhere. */
    private Hop route() {
        Fact<RouteTable> fact =
                walk.atlas().routeTable(walk.from().subnet(), walk.from().vpc());
        if (!fact.isKnown()) {
            String clause = "the route table of " + walk.from().subnet() + " is not known";
            return Hop.unknown(Stage.ROUTE, walk.from().subnet(), Doubt.of(fact), clause, fact.origin());
        }
        RouteTable table = fact.require("table");
        Peer inside = new Peer(peer.area().and(walk.inside()), List.of(), "", peer.text(), peer.partly());
        Routing routing = Routing.by(table, inside, walk.atlas());
        if (routing.doubt() != null) {
            String clause = "a prefix list in " + table.id() + " is not known";
            return Hop.unknown(Stage.ROUTE, table.id(), routing.doubt(), clause, fact.origin());
        }
        for (Routing.Leg leg : routing.legs()) {
            String target = leg.route().target();
            if (!target.equals("local")) {
                String clause = table.id() + " leads " + leg.route().destination() + " to " + target
                        + " before it comes to endpoint " + endpoint.id();
                return Hop.unknown(Stage.ROUTE, table.id(), Doubt.hidden("transit"), clause, fact.origin());
            }
        }
        return Hop.open(Stage.ROUTE, table.id(), "local", fact.origin());
    }

    private Hop ingress() {
        Peer self = walk.self();
        List<String> ids = endpoint.groups();
        String all = ids.isEmpty() ? endpoint.id() : String.join(", ", ids);
        GroupLook look = GroupLook.at(walk.atlas(), ids, false, self);
        Origin told = walk.atlas().network().groups().origin();
        if (look.coverage() == Coverage.ALL) {
            return Hop.open(Stage.ENDPOINT_GROUP, all, look.by(), told);
        }
        if (look.doubt() != null) {
            String clause = "what " + all + " of endpoint " + endpoint.id() + " lets in is not known";
            return Hop.unknown(Stage.ENDPOINT_GROUP, all, look.doubt(), clause, told);
        }
        if (look.coverage() == Coverage.SOME) {
            String clause = all + " of endpoint " + endpoint.id() + " lets 443 in from a part of " + self.text();
            return Hop.unknown(Stage.ENDPOINT_GROUP, all, self.partly(), clause, told);
        }
        String from = refused();
        return Hop.closed(
                Stage.ENDPOINT_GROUP,
                all,
                "no rule lets TCP 443 in from " + from + " or " + String.join(", ", self.groups()),
                "a rule for TCP 443 from " + from,
                "endpoint " + all + " refuses 443 from " + from,
                told);
    }

    /** The VPC's blocks where nobody in them gets in by its address, else the subnet's. */
    private String refused() {
        List<String> blocks =
                walk.atlas().vpc(walk.from().vpc()).map(walk::blocks).orElse(List.of());
        Peer all = new Peer(Addresses.of(blocks), List.of(), "", "", peer.partly());
        boolean nobody = !blocks.isEmpty()
                && GroupLook.at(walk.atlas(), endpoint.groups(), false, all).coverage() == Coverage.NONE;
        if (nobody) {
            return String.join(", ", blocks);
        }
        List<String> own =
                walk.atlas().subnet(walk.from().subnet()).map(walk::blocks).orElse(List.of());
        Peer neighbours = new Peer(Addresses.of(own), List.of(), "", "", peer.partly());
        boolean none = !own.isEmpty()
                && GroupLook.at(walk.atlas(), endpoint.groups(), false, neighbours)
                                .coverage()
                        == Coverage.NONE;
        return none
                ? String.join(", ", own)
                : "some addresses of " + walk.from().subnet();
    }

    /** A word on resilience where the endpoint has no interface in the zone of the node. */
    static List<String> notes(Walk walk, VpcEndpoint endpoint) {
        Fact<Subnet> own = walk.atlas().subnet(walk.from().subnet());
        List<Fact<Subnet>> others =
                endpoint.subnets().stream().map(walk.atlas()::subnet).toList();
        if (!own.isKnown() || others.isEmpty() || !others.stream().allMatch(Fact::isKnown)) {
            return List.of();
        }
        String zone = own.require("subnet").zone();
        return others.stream()
                        .anyMatch(subnet -> subnet.require("subnet").zone().equals(zone))
                ? List.of()
                : List.of("endpoint " + endpoint.id() + " has no interface in " + zone
                        + ": it works, until the zones that it is in fail");
    }
}
