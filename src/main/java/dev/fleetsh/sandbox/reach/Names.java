package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.DhcpOptions;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import java.util.Optional;

/** Which names an instance of a VPC can resolve. */
record Names(Network network, Vpc vpc) {
    /** What the servers answer that DHCP tells instances to ask. */
    DhcpOptions.Answers answers() {
        DhcpOptions options = network.dhcpOptions().get(vpc.dhcpOptions());
        if (options != null && !options.amazon() && !own(options)) {
            return options.answers();
        }
        return vpc.dnsSupport() ? DhcpOptions.Answers.ALL : DhcpOptions.Answers.NONE;
    }

    /**
     * Whether Amazon's resolver is named by its address: the second one of the VPC's block. Without DNS support it is silent
     * there as well: vpc/latest/userguide, vpc-dns.
     */
    private boolean own(DhcpOptions options) {
        return options.nameServers().stream()
                .filter(Cidr::readable)
                .map(Cidr::of)
                .anyMatch(server -> server.address() == Cidr.of(vpc.cidr()).address() + 2);
    }

    /**
     * The interface endpoint that the name of a service leads to. Private DNS takes both attributes of the VPC, and a server
     * that sees what the VPC sees.
     */
    Optional<VpcEndpoint> endpoint(String service) {
        if (answers() != DhcpOptions.Answers.ALL || !vpc.dnsSupport() || !vpc.dnsHostnames()) {
            return Optional.empty();
        }
        return network.endpoints().values().stream()
                .filter(endpoint -> endpoint.vpcId().equals(vpc.id())
                        && !endpoint.gateway()
                        && endpoint.service().equals(service)
                        && endpoint.privateDns()
                        && endpoint.state().isEmpty())
                .findFirst();
    }
}
