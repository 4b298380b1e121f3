package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.network.RouteTable;
import java.util.ArrayList;
import java.util.List;

/** The way to the public addresses of a service, or to them by a gateway endpoint. */
final class PublicWay {
    /** What DNS64 makes of IPv4 addresses: RFC 6052. */
    private static final String TRANSLATED = "64:ff9b::/96";

    private final Walk walk;
    private final Peer peer;

    private PublicWay(Walk walk) {
        this.walk = walk;
        this.peer = walk.publicEndpoint();
    }

    static List<Hop> of(Walk walk) {
        return new PublicWay(walk).hops();
    }

    private List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        hops.add(Gates.groupsOut(walk, peer));
        hops.addAll(Gates.acl(walk, peer));
        Fact<RouteTable> table =
                walk.atlas().routeTable(walk.from().subnet(), walk.from().vpc());
        if (table.isKnown()) {
            hops.addAll(routes(table.require("table"), table));
        } else {
            String clause = "the route table of " + walk.from().subnet() + " is not known";
            hops.add(Hop.unknown(Stage.ROUTE, walk.from().subnet(), Doubt.of(table), clause, table.origin()));
        }
        return hops;
    }

    private List<Hop> routes(RouteTable table, Fact<?> told) {
        List<Hop> hops =
                new Fork(walk, table, peer, told.origin()).hops(route -> new Onward(walk, peer).by(table, route));
        return hops == null ? none(table, told) : hops;
    }

    private List<Hop> none(RouteTable table, Fact<?> told) {
        boolean translated = walk.six()
                && table.routes().stream().anyMatch(route -> route.destination().equals(TRANSLATED));
        if (translated) {
            String clause =
                    table.id() + " leads " + TRANSLATED + " on, which helps where the subnet's resolver does DNS64";
            return List.of(Hop.unknown(Stage.ROUTE, table.id(), Doubt.hidden("dns64"), clause, told.origin()));
        }
        String where = walk.six() ? "::/0" : "0.0.0.0/0";
        return List.of(Hop.closed(
                Stage.ROUTE,
                table.id(),
                "no route to " + peer.text(),
                "a route for " + where + " to a gateway",
                "route table " + table.id() + " has no route to public addresses",
                told.origin()));
    }
}
