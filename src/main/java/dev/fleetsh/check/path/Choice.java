package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.Route;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.VpcDns;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which way a name leads, and how far. An endpoint with private DNS takes the name, whatever a NAT gateway would do; an
 * endpoint without it helps only those who know its own name.
 *
 * <p>Source: vpc/latest/privatelink, privatelink-access-aws-services.
 */
final class Choice {
    /** Where a route leads that stays in the VPC, or goes to public addresses; every other leads to another network. */
    private static final Set<String> OWN = Set.of("local", "igw-", "eigw-", "nat-");

    private final Walk walk;
    private final List<Hop> begun;
    private final Hop resolver;
    private final Origin told;

    private Choice(Walk walk, Hop first) {
        this.walk = walk;
        this.resolver = Resolver.hop(walk);
        this.begun = List.of(first, resolver);
        this.told = walk.atlas().network().endpoints().origin();
    }

    static Path of(Walk walk, Hop first) {
        return new Choice(walk, first).path();
    }

    private Path path() {
        if (resolver.passage() == Passage.CLOSED) {
            return path(Carrier.UNDECIDED, List.of());
        }
        Fact<List<VpcEndpoint>> fact = walk.atlas().endpoints(walk.from().vpc(), walk.service());
        if (!fact.isKnown()) {
            Hop silent = Gates.silent(walk);
            String clause = "whether " + walk.from().vpc() + " has an endpoint that takes the name of "
                    + walk.service().label() + " is not known";
            Hop hop = Hop.unknown(Stage.ENDPOINT, walk.from().vpc(), Doubt.of(fact), clause, fact.origin());
            return path(Carrier.UNDECIDED, silent == null ? List.of(hop) : List.of(silent, hop));
        }
        List<VpcEndpoint> endpoints = fact.require("endpoints").stream()
                .filter(endpoint -> endpoint.type().equals("Interface"))
                .toList();
        boolean hostnames =
                walk.atlas().dns(walk.from().vpc()).map(VpcDns::hostnames).orElse(true);
        List<VpcEndpoint> named = endpoints.stream()
                .filter(endpoint -> endpoint.privateDns() && hostnames)
                .toList();
        List<VpcEndpoint> available = named.stream().filter(Choice::available).toList();
        List<Hop> open = PublicWay.of(walk);
        if (!available.isEmpty()) {
            return inside(available, open);
        }
        if (!named.isEmpty()) {
            return path(Carrier.INTERFACE_ENDPOINT, List.of(waiting(named.get(0), Passage.through(open))));
        }
        return Passage.through(open) == Passage.CLOSED ? closed(endpoints, open) : path(carrier(open), open);
    }

    private Path inside(List<VpcEndpoint> endpoints, List<Hop> open) {
        record Way(VpcEndpoint endpoint, List<Hop> hops) {}
        Way best = endpoints.stream()
                .map(endpoint -> new Way(endpoint, EndpointWay.of(walk, endpoint)))
                .min(Comparator.comparing(way -> rank(Passage.through(way.hops()))))
                .orElseThrow();
        boolean anotherFamily = walk.six() && best.hops().get(0).passage() == Passage.CLOSED;
        if (anotherFamily && Passage.through(open) != Passage.CLOSED) {
            return path(Carrier.UNDECIDED, List.of(fourOnly(best.endpoint())));
        }
        // A resolver that nobody knows may give the public addresses instead.
        boolean perhapsElsewhere = resolver.passage() == Passage.UNKNOWN
                && Passage.through(best.hops()) == Passage.CLOSED
                && Passage.through(open) != Passage.CLOSED;
        return perhapsElsewhere
                ? path(Carrier.UNDECIDED, List.of())
                : new Path(
                        walk.to(),
                        Carrier.INTERFACE_ENDPOINT,
                        walk.from().vpc(),
                        after(best.hops()),
                        EndpointWay.notes(walk, best.endpoint()));
    }

    /** AWS does not say which names of a service the private DNS of an endpoint without IPv6 takes. */
    private Hop fourOnly(VpcEndpoint endpoint) {
        String clause = "endpoint " + endpoint.id() + " has no IPv6 address; whether "
                + walk.to().dualStackHost() + " leads to it, or outside, nobody can see";
        return Hop.unknown(Stage.ENDPOINT, endpoint.id(), Doubt.hidden("dual-stack"), clause, told);
    }

    private static int rank(Passage passage) {
        return switch (passage) {
            case OPEN -> 0;
            case UNKNOWN -> 1;
            case CLOSED -> 2;
        };
    }

    /** An endpoint on its way in or out: its name may lead to it already, or still. */
    private Hop waiting(VpcEndpoint endpoint, Passage otherwise) {
        String clause = "endpoint " + endpoint.id() + " is " + endpoint.state();
        return otherwise == Passage.CLOSED
                ? Hop.closed(Stage.ENDPOINT, endpoint.id(), endpoint.state(), "available", clause, told)
                : Hop.unknown(Stage.ENDPOINT, endpoint.id(), Doubt.hidden("endpoint-state"), clause, told);
    }

    private Path closed(List<VpcEndpoint> endpoints, List<Hop> open) {
        for (VpcEndpoint endpoint : endpoints) {
            if (available(endpoint)) {
                Hop nameless = nameless(endpoint);
                if (nameless != null) {
                    return path(
                            Carrier.INTERFACE_ENDPOINT,
                            List.of(Hop.open(Stage.ENDPOINT, endpoint.id(), "available", told), nameless));
                }
            }
        }
        Hop central = endpoints.isEmpty() ? central() : null;
        return central == null ? path(carrier(open), open) : path(Carrier.UNDECIDED, List.of(central));
    }

    private @Nullable Hop nameless(VpcEndpoint endpoint) {
        if (endpoint.privateDns()) {
            return Hop.closed(
                    Stage.PRIVATE_DNS,
                    walk.from().vpc(),
                    "enableDnsHostnames is off",
                    "enableDnsHostnames on",
                    "enableDnsHostnames is off, so the private DNS of endpoint " + endpoint.id() + " does not work",
                    walk.atlas().dns(walk.from().vpc()).origin());
        }
        if (Passage.through(EndpointWay.of(walk, endpoint)) == Passage.CLOSED) {
            return null;
        }
        String clause = "endpoint " + endpoint.id()
                + " has no private DNS: only agents that are told its own name, or a hosted zone, lead to it";
        return Hop.unknown(Stage.PRIVATE_DNS, endpoint.id(), Doubt.hidden("private-dns"), clause, told);
    }

    /** Where the VPC has no endpoint and no other way, one may be shared by a VPC behind a transit gateway or a peering. */
    private @Nullable Hop central() {
        Fact<RouteTable> table =
                walk.atlas().routeTable(walk.from().subnet(), walk.from().vpc());
        if (!table.isKnown()) {
            return null;
        }
        for (Route route : table.require("table").routes()) {
            String target = route.target();
            if (!leadsOn(route)) {
                continue;
            }
            Addresses behind = Addresses.of(route.destination()).and(walk.everywhere());
            Peer peer = new Peer(behind, List.of(), "", route.destination(), Doubt.hidden("central-endpoint"));
            List<Hop> out = new ArrayList<>(Gates.acl(walk, peer));
            out.add(Gates.groupsOut(walk, peer));
            if (!behind.isEmpty() && Passage.through(out) != Passage.CLOSED) {
                String clause = walk.from().vpc() + " has no endpoint; whether one is behind " + target
                        + " and a hosted zone leads there nobody can see";
                return Hop.unknown(Stage.TRANSIT, target, Doubt.hidden("central-endpoint"), clause, table.origin());
            }
        }
        return null;
    }

    private static boolean leadsOn(Route route) {
        boolean gatewayEndpoint =
                route.target().startsWith("vpce-") && route.destination().startsWith("pl-");
        return !route.blackhole() && !gatewayEndpoint && OWN.stream().noneMatch(route.target()::startsWith);
    }

    private static boolean available(VpcEndpoint endpoint) {
        return endpoint.state().equalsIgnoreCase("available");
    }

    private static Carrier carrier(List<Hop> hops) {
        return hops.stream().anyMatch(hop -> hop.stage() == Stage.ENDPOINT) ? Carrier.GATEWAY_ENDPOINT : Carrier.PUBLIC;
    }

    private Path path(Carrier carrier, List<Hop> more) {
        return new Path(walk.to(), carrier, walk.from().vpc(), after(more), List.of());
    }

    private List<Hop> after(List<Hop> more) {
        List<Hop> hops = new ArrayList<>(begun);
        hops.addAll(more);
        return hops;
    }
}
