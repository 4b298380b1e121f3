package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a table to a peer, of which each may carry a part of the addresses that the peer may have. Only where all
 * parts fare alike can be told how the peer does.
 */
record Fork(Walk walk, RouteTable table, Peer peer, Origin told) {
    /**
     * What comes on the way.
     *
     * @param onward what comes behind a route
     * @return null where no route leads out of the VPC
     */
    @Nullable
    List<Hop> hops(Function<Route, List<Hop>> onward) {
        Routing routing = Routing.by(table, peer, walk.atlas());
        if (routing.doubt() != null) {
            String clause = "a prefix list in " + table.id() + " is not known";
            return List.of(Hop.unknown(Stage.ROUTE, table.id(), routing.doubt(), clause, told));
        }
        Map<Route, List<Hop>> carriers = new HashMap<>();
        Route widest = null;
        for (Routing.Leg leg : routing.legs()) {
            if (!leg.route().target().equals("local")) {
                widest = leg.route();
                carriers.computeIfAbsent(widest, onward);
            }
        }
        if (widest == null) {
            return null;
        }
        Set<Passage> passages = new HashSet<>();
        carriers.values().forEach(hops -> passages.add(Passage.through(hops)));
        if (!routing.lost().isEmpty()) {
            passages.add(Passage.CLOSED);
        }
        if (passages.size() == 1) {
            return carriers.get(widest);
        }
        String clause = table.id() + " leads the addresses that " + peer.text() + " may have different ways";
        return List.of(Hop.unknown(Stage.ROUTE, table.id(), peer.partly(), clause, told));
    }
}
