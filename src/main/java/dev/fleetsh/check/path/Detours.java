package dev.fleetsh.check.path;

import dev.fleetsh.fleet.network.NetworkPlace.Interface;
import dev.fleetsh.fleet.network.VpcDns;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways that compete with the one that is taken: what a person asks next where it is shut. */
final class Detours {
    private final Atlas atlas;
    private final Traveller traveller;
    private final Destination to;
    private final Path taken;
    private final List<Detour> found = new ArrayList<>();

    private Detours(Atlas atlas, Traveller traveller, Destination to, Path taken) {
        this.atlas = atlas;
        this.traveller = traveller;
        this.to = to;
        this.taken = taken;
    }

    static List<Detour> of(Atlas atlas, Traveller traveller, Destination to, Path taken) {
        Detours detours = new Detours(atlas, traveller, to, taken);
        if (!traveller.proxied() && traveller.place().isKnown()) {
            List<Interface> interfaces = traveller.place().require("place").interfaces();
            if (!interfaces.isEmpty() && interfaces.get(0).inUse() && !shared(taken)) {
                detours.from(interfaces.get(0));
            }
        }
        return detours.found;
    }

    private static boolean shared(Path taken) {
        return taken.hops().stream().anyMatch(hop -> hop.stage() == Stage.SHARING);
    }

    private void from(Interface from) {
        boolean six = !from.ipv6().isEmpty() && !to.dualStackHost().isEmpty();
        boolean four = !from.privateIps().isEmpty() || !six;
        if (four) {
            by(
                    new Walk(
                            atlas,
                            from,
                            to,
                            traveller.ports(),
                            false,
                            traveller.place().origin()),
                    true);
        }
        if (six) {
            by(
                    new Walk(
                            atlas,
                            from,
                            to,
                            traveller.ports(),
                            true,
                            traveller.place().origin()),
                    !four);
        }
    }

    /**
     * @param usual whether agents go by this family without being told to
     */
    private void by(Walk walk, boolean usual) {
        List<VpcEndpoint> endpoints =
                walk.atlas().endpoints(walk.from().vpc(), walk.service()).orElse(List.of()).stream()
                        .filter(endpoint -> endpoint.type().equals("Interface")
                                && endpoint.state().equalsIgnoreCase("available"))
                        .toList();
        VpcEndpoint taking = null;
        for (VpcEndpoint endpoint : endpoints) {
            boolean takes = takesName(walk, endpoint);
            taking = taking == null && takes ? endpoint : taking;
            if (!usual || !took(Carrier.INTERFACE_ENDPOINT, endpoint.id())) {
                add(walk, Carrier.INTERFACE_ENDPOINT, usual, ownName(endpoint, takes), EndpointWay.of(walk, endpoint));
            }
        }
        List<Hop> open = PublicWay.of(walk);
        Carrier carrier = open.stream().anyMatch(hop -> hop.stage() == Stage.ENDPOINT)
                ? Carrier.GATEWAY_ENDPOINT
                : Carrier.PUBLIC;
        if (!usual || !took(carrier, null)) {
            add(walk, carrier, usual, taking == null ? "" : "the name leads to endpoint " + taking.id(), open);
        }
    }

    private static boolean takesName(Walk walk, VpcEndpoint endpoint) {
        return endpoint.privateDns()
                && walk.atlas().dns(walk.from().vpc()).map(VpcDns::hostnames).orElse(true);
    }

    private static String ownName(VpcEndpoint endpoint, boolean takes) {
        return takes ? "" : "the name does not lead there, for want of private DNS";
    }

    private boolean took(Carrier carrier, @Nullable String endpoint) {
        return taken.carrier() == carrier
                && (endpoint == null
                        || taken.hops().stream()
                                .anyMatch(hop -> hop.stage() == Stage.ENDPOINT
                                        && hop.resource().equals(endpoint)))
                && (endpoint == null || taken.hops().stream().noneMatch(hop -> hop.stage() == Stage.PRIVATE_DNS));
    }

    private void add(Walk walk, Carrier carrier, boolean usual, String unless, List<Hop> hops) {
        String host = walk.six() ? to.dualStackHost() : to.host();
        String why = usual ? unless : "only agents that are told to use " + host + " go by IPv6";
        found.add(new Detour(carrier, walk.six() ? "IPv6" : "IPv4", host, why, hops));
    }
}
