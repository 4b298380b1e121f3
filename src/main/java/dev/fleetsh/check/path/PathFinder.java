package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.NetworkPlace;
import dev.fleetsh.fleet.network.NetworkPlace.Interface;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.Vpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds ways through the networks of one scope. It judges by what is known, and says what it would have to know. */
public final class PathFinder {
    private final Atlas atlas;
    private final Splits splits;
    private final String account;

    /**
     * @param network what EC2 says of the scope's networks
     * @param account its account, which sees little of subnets that another one shares with it
     */
    public PathFinder(Network network, String account) {
        this.atlas = new Atlas(network);
        this.splits = new Splits(network);
        this.account = account;
    }

    /** The ways that compete with the one that {@link #find} gives. */
    public List<Detour> besides(Traveller traveller, Destination to) {
        return Detours.of(atlas, traveller, to, find(traveller, to));
    }

    /** The way of a traveller to a destination. */
    public Path find(Traveller traveller, Destination to) {
        Fact<NetworkPlace> place = traveller.place();
        if (!place.isKnown()) {
            String clause = "where the node is in the network is not known";
            return path(to, "", Hop.unknown(Stage.INTERFACE, "", Doubt.of(place), clause, place.origin()));
        }
        List<Interface> interfaces = place.require("place").interfaces();
        if (interfaces.isEmpty()) {
            String none = "no network interface";
            return path(to, "", Hop.closed(Stage.INTERFACE, "", none, "one", "it has " + none, place.origin()));
        }
        Path first = by(interfaces.get(0), traveller, to);
        if (first.passage() != Passage.CLOSED) {
            return first;
        }
        for (Interface other : interfaces.subList(1, interfaces.size())) {
            if (by(other, traveller, to).passage() != Passage.CLOSED) {
                String clause = "its first network interface has no way to "
                        + to.service().label() + ", another one may; which its system uses nobody can see";
                return path(
                        to,
                        other.vpc(),
                        Hop.unknown(Stage.INTERFACE, other.id(), Doubt.hidden("routing"), clause, place.origin()));
            }
        }
        return first;
    }

    /** What of a network interface decides its ways, so that they need be found only once for all that are alike. */
    public Corner corner(Interface from) {
        return Corner.of(from, splits.side(from));
    }

    private static Path path(Destination to, String vpc, Hop hop) {
        return new Path(to, Carrier.UNDECIDED, vpc, List.of(hop), List.of());
    }

    private Path by(Interface from, Traveller traveller, Destination to) {
        Origin origin = traveller.place().origin();
        if (!from.inUse()) {
            String clause = "its network interface is not in use";
            return path(to, from.vpc(), Hop.closed(Stage.INTERFACE, from.id(), "not in use", "in use", clause, origin));
        }
        Hop begin = Hop.open(Stage.INTERFACE, from.id(), "in use, in " + from.subnet() + " of " + from.vpc(), origin);
        if (traveller.proxied()) {
            String clause = "the agent calls through a proxy, and what is behind it nobody can see";
            Hop proxy = Hop.unknown(Stage.PROXY, "proxy", Doubt.hidden("proxy"), clause, origin);
            return new Path(to, Carrier.UNDECIDED, from.vpc(), List.of(begin, proxy), List.of());
        }
        Walk four = new Walk(atlas, from, to, traveller.ports(), false, origin);
        Hop shared = shared(from);
        if (shared != null) {
            Hop silent = Gates.silent(four);
            List<Hop> hops = silent == null ? List.of(begin, shared) : List.of(begin, silent, shared);
            return new Path(to, Carrier.UNDECIDED, from.vpc(), hops, List.of());
        }
        return byFamilies(four, begin);
    }

    /** The agent asks for names with IPv6 addresses only where it is told to; without IPv4 nothing else can work. */
    private static Path byFamilies(Walk four, Hop begin) {
        boolean six =
                !four.from().ipv6().isEmpty() && !four.to().dualStackHost().isEmpty();
        if (!six) {
            return Choice.of(four, begin);
        }
        Walk bySix = new Walk(four.atlas(), four.from(), four.to(), four.ports(), true, four.origin());
        if (four.from().privateIps().isEmpty()) {
            return Choice.of(bySix, begin);
        }
        Path path = Choice.of(four, begin);
        if (path.passage() != Passage.CLOSED || Choice.of(bySix, begin).passage() == Passage.CLOSED) {
            return path;
        }
        String clause = "by IPv4 " + path.deciding().clause()
                + "; by IPv6 there may be a way, for an agent that is told to use "
                + four.to().dualStackHost();
        Hop told = Hop.unknown(
                Stage.RESOLVER, four.to().dualStackHost(), Doubt.hidden("dual-stack"), clause, begin.origin());
        return new Path(four.to(), Carrier.UNDECIDED, four.from().vpc(), List.of(begin, told), List.of());
    }

    private @Nullable Hop shared(Interface from) {
        String owner = atlas.subnet(from.subnet()).map(Subnet::owner).orElse("");
        if (owner.isEmpty()) {
            owner = atlas.vpc(from.vpc()).map(Vpc::owner).orElse("");
        }
        if (owner.isEmpty() || owner.equals(account)) {
            return null;
        }
        String clause = from.subnet() + " is shared by account " + owner
                + ", which alone sees its routes, network ACLs and endpoints";
        return Hop.unknown(
                Stage.SHARING,
                from.subnet(),
                Doubt.hidden("shared-vpc"),
                clause,
                atlas.network().subnets().origin());
    }
}
