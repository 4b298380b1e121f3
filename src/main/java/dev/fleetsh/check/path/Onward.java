package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.InternetGateway;
import dev.fleetsh.fleet.network.NatGateway;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;

/** What comes behind a route. */
final class Onward {
    private final Walk walk;
    private final Peer peer;
    private final Origin tables;

    Onward(Walk walk, Peer peer) {
        this.walk = walk;
        this.peer = peer;
        this.tables = walk.atlas().network().routeTables().origin();
    }

    List<Hop> by(RouteTable table, Route route) {
        String target = route.target();
        if (route.blackhole()) {
            return List.of(Hop.closed(
                    Stage.ROUTE,
                    table.id(),
                    route.destination() + " leads to " + target + ", which is gone (blackhole)",
                    "a route to a gateway that is there",
                    "route table " + table.id() + " leads " + route.destination() + " to " + target + ", which is gone",
                    tables));
        }
        Hop hop = Hop.open(Stage.ROUTE, table.id(), route.destination() + " leads to " + target, tables);
        List<Hop> hops = new ArrayList<>(List.of(hop));
        switch (target.substring(0, target.indexOf('-') + 1)) {
            case "igw-" -> internet(hops, table, target, true);
            case "eigw-" -> internet(hops, table, target, false);
            case "nat-" -> hops.addAll(natGateway(target));
            case "vpce-" -> endpoint(hops, table, target);
            default -> hops.add(transit(table, target));
        }
        return hops;
    }

    private Hop transit(RouteTable table, String target) {
        String clause = "route table " + table.id() + " leads to " + target + ", and what is behind it nobody can see";
        return Hop.unknown(Stage.TRANSIT, target, Doubt.hidden("transit"), clause, tables);
    }

    private void internet(List<Hop> hops, RouteTable table, String id, boolean addressed) {
        hops.add(attached(id));
        if (addressed && !walk.six() && walk.from().publicIp().isEmpty()) {
            hops.add(Hop.closed(
                    Stage.ADDRESS,
                    walk.from().id(),
                    "no public IPv4 address",
                    "a public IPv4 address, or a route to a NAT gateway",
                    "route table " + table.id() + " leads to " + id + ", which takes nobody without a public address",
                    walk.origin()));
        }
    }

    /** An active route is proof enough where gateways can't be listed: EC2 calls it a black hole when they are detached. */
    private Hop attached(String id) {
        Fact<InternetGateway> gateway = walk.atlas().gateway(id);
        InternetGateway known = gateway.orNull();
        if (known == null || known.vpc().equals(walk.from().vpc())) {
            Origin told = known == null ? tables : gateway.origin();
            return Hop.open(Stage.INTERNET, id, "attached to " + walk.from().vpc(), told);
        }
        return Hop.closed(
                Stage.INTERNET,
                id,
                known.vpc().isEmpty() ? "attached to no VPC" : "attached to " + known.vpc(),
                "attached to " + walk.from().vpc(),
                id + " is not attached to the VPC",
                gateway.origin());
    }

    private List<Hop> natGateway(String id) {
        Fact<NatGateway> fact = walk.atlas().natGateway(id);
        if (!fact.isKnown()) {
            String clause = "the state of " + id + " is not known";
            return List.of(Hop.unknown(Stage.NAT, id, Doubt.of(fact), clause, fact.origin()));
        }
        NatGateway nat = fact.require("nat");
        if (!nat.state().equals("available")) {
            return List.of(Hop.closed(
                    Stage.NAT,
                    id,
                    nat.state(),
                    "available",
                    "NAT gateway " + id + " is " + nat.state(),
                    fact.origin()));
        }
        return new Translated(walk, peer, nat, fact.origin()).hops();
    }

    private void endpoint(List<Hop> hops, RouteTable table, String id) {
        Fact<VpcEndpoint> fact = walk.atlas().endpoint(id);
        VpcEndpoint endpoint = fact.orNull();
        boolean gateway = endpoint != null
                && endpoint.type().equals("Gateway")
                && endpoint.service().equals(walk.service().label());
        if (!gateway) {
            hops.add(transit(table, id));
            return;
        }
        hops.add(
                endpoint.state().equalsIgnoreCase("available")
                        ? Hop.open(Stage.ENDPOINT, id, "available", fact.origin())
                        : Hop.closed(
                                Stage.ENDPOINT,
                                id,
                                endpoint.state(),
                                "available",
                                "endpoint " + id + " is " + endpoint.state(),
                                fact.origin()));
        hops.add(Policies.hop(endpoint, walk.to(), fact.origin()));
    }
}
