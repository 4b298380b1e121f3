package dev.fleetsh.sandbox.network;

import java.util.List;
import java.util.Map;

/**
 * A VPC.
 *
 * @param id {@code vpc-…}
 * @param owner account that shares its subnets; empty for the account itself
 * @param cidr its first IPv4 block
 * @param secondary IPv4 blocks that were added to it later
 * @param cidr6 its IPv6 block, or empty
 * @param dhcpOptions id of its DHCP options set; empty for the Region's default one
 * @param dnsSupport attribute {@code enableDnsSupport}
 * @param dnsHostnames attribute {@code enableDnsHostnames}
 * @param tags its tags
 */
public record Vpc(
        String id,
        String owner,
        String cidr,
        List<String> secondary,
        String cidr6,
        String dhcpOptions,
        boolean dnsSupport,
        boolean dnsHostnames,
        Map<String, String> tags) {
    /** A VPC of the account's own, without IPv6, with the default DHCP options. */
    public Vpc(String id, String cidr, boolean dnsSupport, boolean dnsHostnames, Map<String, String> tags) {
        this(id, "", cidr, List.of(), "", "", dnsSupport, dnsHostnames, tags);
    }

    /** The VPC with these attributes. */
    public Vpc withDns(boolean support, boolean hostnames) {
        return new Vpc(id, owner, cidr, secondary, cidr6, dhcpOptions, support, hostnames, tags);
    }

    /** The VPC with this DHCP options set. */
    public Vpc withDhcpOptions(String newOptions) {
        return new Vpc(id, owner, cidr, secondary, cidr6, newOptions, dnsSupport, dnsHostnames, tags);
    }

    /** The VPC with an IPv6 block. */
    public Vpc withSix(String newCidr6) {
        return new Vpc(id, owner, cidr, secondary, newCidr6, dhcpOptions, dnsSupport, dnsHostnames, tags);
    }

    /** The VPC with these IPv4 blocks besides its first one. */
    public Vpc withSecondary(List<String> newSecondary) {
        return new Vpc(id, owner, cidr, List.copyOf(newSecondary), cidr6, dhcpOptions, dnsSupport, dnsHostnames, tags);
    }

    /** The VPC as another account shares it. */
    public Vpc of(String newOwner) {
        return new Vpc(id, newOwner, cidr, secondary, cidr6, dhcpOptions, dnsSupport, dnsHostnames, tags);
    }

    /** The VPC with these tags. */
    public Vpc withTags(Map<String, String> newTags) {
        return new Vpc(id, owner, cidr, secondary, cidr6, dhcpOptions, dnsSupport, dnsHostnames, newTags);
    }
}
