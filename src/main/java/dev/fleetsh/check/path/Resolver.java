package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.network.DhcpOptions;
import dev.fleetsh.fleet.network.Vpc;
import dev.fleetsh.fleet.network.VpcDns;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Whether names of AWS are resolved: by Amazon's resolver where the DHCP options say so and the VPC lets it answer. */
final class Resolver {
    /** Its fixed addresses; it also answers on the second address behind the beginning of the VPC's blocks. */
    private static final Set<String> AMAZON = Set.of("AmazonProvidedDNS", "169.254.169.253", "fd00:ec2::253");

    private Resolver() {}

    static Hop hop(Walk walk) {
        Fact<Vpc> vpc = walk.atlas().vpc(walk.from().vpc());
        if (!vpc.isKnown()) {
            return unknown(walk, vpc, "the DHCP options of " + walk.from().vpc() + " are not known");
        }
        String id = vpc.require("vpc").dhcpOptions();
        Fact<DhcpOptions> options = walk.atlas().dhcpOptions(id);
        if (id.isEmpty() || id.equals("default")) {
            return Hop.unknown(
                    Stage.RESOLVER,
                    walk.from().vpc(),
                    Doubt.hidden("custom-dns"),
                    walk.from().vpc() + " has no DHCP options, so nobody tells its hosts a name server",
                    vpc.origin());
        }
        if (!options.isKnown()) {
            return unknown(walk, options, "the DHCP options " + id + " are not known");
        }
        List<String> servers = options.require("options").nameServers();
        if (servers.isEmpty() || !servers.stream().allMatch(server -> amazon(server, vpc.require("vpc")))) {
            String named = servers.isEmpty() ? "no name server" : "the name servers " + String.join(", ", servers);
            return Hop.unknown(
                    Stage.RESOLVER,
                    id,
                    Doubt.hidden("custom-dns"),
                    "DHCP options " + id + " name " + named + ", and how these answer nobody can see",
                    options.origin());
        }
        Fact<VpcDns> dns = walk.atlas().dns(walk.from().vpc());
        if (!dns.isKnown()) {
            return unknown(walk, dns, "the DNS attributes of " + walk.from().vpc() + " are not known");
        }
        return dns.require("dns").support()
                ? Hop.open(Stage.RESOLVER, id, "AmazonProvidedDNS, and enableDnsSupport is on", dns.origin())
                : Hop.closed(
                        Stage.RESOLVER,
                        walk.from().vpc(),
                        "enableDnsSupport is off",
                        "enableDnsSupport on, or name servers of one's own",
                        "enableDnsSupport is off, so its hosts resolve no names",
                        dns.origin());
    }

    private static Hop unknown(Walk walk, Fact<?> fact, String clause) {
        return Hop.unknown(Stage.RESOLVER, walk.from().vpc(), Doubt.of(fact), clause, fact.origin());
    }

    private static boolean amazon(String server, Vpc vpc) {
        Range address = Range.of(server);
        return AMAZON.contains(server)
                || address != null
                        && Addresses.of(vpc.ipv4()).ranges().stream()
                                .anyMatch(block ->
                                        block.first().add(BigInteger.TWO).equals(address.first()));
    }
}
