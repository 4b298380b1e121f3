package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.NatGateway;
import dev.fleetsh.fleet.network.NetworkPlace.Interface;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import java.util.ArrayList;
import java.util.List;

/** The way on from a NAT gateway: the network ACL of its subnet on both sides, and its own route. */
final class Translated {
    private final Walk walk;
    private final Peer peer;
    private final NatGateway nat;
    private final Origin origin;

    Translated(Walk walk, Peer peer, NatGateway nat, Origin origin) {
        this.walk = walk;
        this.peer = peer;
        this.nat = nat;
        this.origin = origin;
    }

    List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        hops.add(Hop.open(Stage.NAT, nat.id(), "available, " + (nat.open() ? "public" : "private"), origin));
        if (nat.subnet().isEmpty()) {
            String clause = "NAT gateway " + nat.id() + " has no subnet, and what is behind it nobody can see";
            hops.add(Hop.unknown(Stage.TRANSIT, nat.id(), Doubt.hidden("transit"), clause, origin));
            return hops;
        }
        if (!nat.subnet().equals(walk.from().subnet())) {
            hops.add(Gates.acl(walk, Stage.NAT_ACL, nat.subnet(), false, walk.self(), Ports.HTTPS));
            hops.add(Gates.acl(walk, Stage.NAT_ACL, nat.subnet(), true, walk.self(), walk.ports()));
        }
        hops.add(Gates.acl(walk, Stage.NAT_ACL, nat.subnet(), true, peer, Ports.HTTPS));
        hops.add(Gates.acl(walk, Stage.NAT_ACL, nat.subnet(), false, peer, Ports.EPHEMERAL));
        hops.addAll(route());
        return hops;
    }

    private List<Hop> route() {
        Fact<RouteTable> fact =
                walk.atlas().routeTable(nat.subnet(), walk.from().vpc());
        if (!fact.isKnown()) {
            String clause = "the route table of " + nat.subnet() + " is not known";
            return List.of(Hop.unknown(Stage.ROUTE, nat.subnet(), Doubt.of(fact), clause, fact.origin()));
        }
        RouteTable table = fact.require("table");
        List<Hop> hops = new Fork(walk, table, peer, fact.origin()).hops(route -> by(table, route, fact));
        return hops == null
                ? List.of(closed(table, "no route to " + peer.text(), "has no route to public addresses", fact))
                : hops;
    }

    private List<Hop> by(RouteTable table, Route route, Fact<RouteTable> fact) {
        String target = route.target();
        if (target.startsWith("nat-") || target.startsWith("igw-") && !nat.open()) {
            String why = nat.open() ? "leads to " + target : "leads to " + target + ", which takes no private gateway";
            return List.of(closed(table, route.destination() + " " + why, why, fact));
        }
        return new Onward(outside(), peer).by(table, route);
    }

    private Hop closed(RouteTable table, String seen, String why, Fact<?> fact) {
        return Hop.closed(
                Stage.ROUTE,
                table.id(),
                seen,
                "a route to an internet gateway",
                "route table " + table.id() + " of NAT gateway " + nat.id() + " " + why,
                fact.origin());
    }

    /** A public gateway has a public address of its own. */
    private Walk outside() {
        Interface from = walk.from();
        Interface self = new Interface(
                from.id(), from.vpc(), nat.subnet(), from.groups(), from.privateIps(), nat.id(), from.ipv6(), true);
        return new Walk(walk.atlas(), self, walk.to(), walk.ports(), walk.six(), walk.origin());
    }
}
