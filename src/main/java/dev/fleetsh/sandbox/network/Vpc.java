package dev.fleetsh.sandbox.network;

import java.util.Map;

/**
 * A VPC.
 *
 * @param id {@code vpc-…}
 * @param cidr its IPv4 block
 * @param dnsSupport attribute {@code enableDnsSupport}
 * @param dnsHostnames attribute {@code enableDnsHostnames}
 * @param tags its tags
 */
public record Vpc(String id, String cidr, boolean dnsSupport, boolean dnsHostnames, Map<String, String> tags) {
    /** The VPC with these attributes. */
    public Vpc withDns(boolean support, boolean hostnames) {
        return new Vpc(id, cidr, support, hostnames, tags);
    }

    /** The VPC with these tags. */
    public Vpc withTags(Map<String, String> newTags) {
        return new Vpc(id, cidr, dnsSupport, dnsHostnames, newTags);
    }
}
