package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a route table sends packets to a peer: for each address the longest prefix decides.
 *
 * @param legs routes that carry some of the addresses
 * @param lost addresses that no route is for
 * @param doubt a route whose prefix list is not known, or null
 */
record Routing(List<Leg> legs, Addresses lost, @Nullable Doubt doubt) {
    /** Some addresses and the route that carries them. */
    record Leg(Route route, Addresses part) {}

    private record Candidate(Range range, Route route) {}

    static Routing by(RouteTable table, Peer peer, Atlas atlas) {
        List<Candidate> candidates = new ArrayList<>();
        Doubt doubt = null;
        for (Route route : table.routes()) {
            Fact<Addresses> blocks = blocks(route, peer, atlas);
            if (blocks.isKnown()) {
                blocks.require("route").ranges().forEach(range -> candidates.add(new Candidate(range, route)));
            } else {
                doubt = Doubt.of(blocks);
            }
        }
        candidates.sort(Comparator.comparingInt(candidate -> candidate.range().size()));
        List<Leg> legs = new ArrayList<>();
        Addresses left = peer.area();
        for (Candidate candidate : candidates) {
            Addresses part = left.and(new Addresses(List.of(candidate.range())));
            if (!part.isEmpty()) {
                legs.add(new Leg(candidate.route(), part));
                left = left.minus(part);
            }
        }
        return new Routing(legs, left, doubt);
    }

    private static Fact<Addresses> blocks(Route route, Peer peer, Atlas atlas) {
        if (!route.destination().startsWith("pl-")) {
            return Fact.known(
                    Addresses.of(route.destination()),
                    atlas.network().routeTables().origin());
        }
        Fact<PrefixList> list = atlas.prefixList(route.destination());
        Fact<VpcEndpoint> endpoint = atlas.endpoint(route.target());
        if (!list.isKnown() && endpoint.isKnown()) {
            // A gateway endpoint's route is for the addresses of its service, whatever they are.
            return endpoint.map(known -> known.service().equals(peer.service()) ? peer.area() : Addresses.NONE);
        }
        return GroupLook.listed(list, peer);
    }
}
