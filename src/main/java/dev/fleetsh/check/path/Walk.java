package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.NetworkPlace.Interface;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.Vpc;
import java.util.List;
import java.util.Map;

/**
 * One network interface's attempt at a service, by addresses of one family.
 *
 * @param atlas the networks of its scope
 * @param from the interface
 * @param to what is to be reached
 * @param ports ephemeral ports of its system
 * @param six whether by IPv6
 * @param origin what told of the interface
 */
record Walk(Atlas atlas, Interface from, Destination to, Ports ports, boolean six, Origin origin) {
    private static final Addresses EVERYWHERE = Addresses.of("0.0.0.0/0");
    private static final Addresses EVERYWHERE_SIX = Addresses.of("::/0");

    /** IPv4 addresses that no packet on the internet has: RFC 6890. */
    private static final Addresses PRIVATE = Addresses.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "224.0.0.0/3");

    private static final Addresses INTERNET = EVERYWHERE.minus(PRIVATE);
    private static final Addresses INTERNET_SIX = Addresses.of("2000::/3");

    Service service() {
        return to.service();
    }

    /** All addresses of the family. */
    Addresses everywhere() {
        return six ? EVERYWHERE_SIX : EVERYWHERE;
    }

    /** Anybody at all. */
    Peer anybody() {
        return new Peer(everywhere(), List.of(), "", "anywhere", Doubt.hidden("destination"));
    }

    /** The public addresses of the service, of which AWS lists only those of some services. */
    Peer publicEndpoint() {
        String suffix = "." + service().label();
        Addresses listed = atlas.network().prefixLists().orElse(Map.of()).values().stream()
                .filter(list ->
                        list.name().startsWith("com.amazonaws.") && list.name().endsWith(suffix))
                .map(list -> Addresses.of(list.blocks()).and(everywhere()))
                .reduce(Addresses.NONE, Addresses::plus);
        Addresses area = listed.isEmpty() ? six ? INTERNET_SIX : INTERNET : listed;
        String host = six ? to.dualStackHost() : to.host();
        return new Peer(area.minus(inside()), List.of(), service().label(), host, Doubt.hidden("service-addresses"));
    }

    /** The VPC's own addresses. */
    Addresses inside() {
        return Addresses.of(atlas.vpc(from.vpc()).map(this::blocks).orElse(List.of()));
    }

    List<String> blocks(Vpc vpc) {
        return six ? vpc.ipv6() : vpc.ipv4();
    }

    List<String> blocks(Subnet subnet) {
        return six ? subnet.ipv6() : subnet.ipv4().isEmpty() ? List.of() : List.of(subnet.ipv4());
    }

    /** The node as others see it. */
    Peer self() {
        List<String> addresses = six ? from.ipv6() : from.privateIps();
        if (!addresses.isEmpty()) {
            return self(Addresses.of(addresses.get(0)));
        }
        Fact<Subnet> subnet = atlas.subnet(from.subnet());
        return self(subnet.isKnown() ? Addresses.of(blocks(subnet.require("subnet"))) : everywhere());
    }

    private Peer self(Addresses area) {
        return new Peer(area, from.groups(), "", from.subnet(), Doubt.hidden("address"));
    }
}
