package dev.fleetsh.sandbox.network;

import java.util.Map;

/**
 * A subnet.
 *
 * @param id {@code subnet-…}
 * @param vpcId the VPC that it is of
 * @param cidr its IPv4 block; empty for a subnet of IPv6 only
 * @param cidr6 its IPv6 block, or empty
 * @param availabilityZone such as {@code eu-west-3a}
 * @param tags its tags
 */
public record Subnet(
        String id, String vpcId, String cidr, String cidr6, String availabilityZone, Map<String, String> tags) {
    /** A subnet without IPv6. */
    public Subnet(String id, String vpcId, String cidr, String availabilityZone, Map<String, String> tags) {
        this(id, vpcId, cidr, "", availabilityZone, tags);
    }

    /** The subnet with these blocks; either may be empty. */
    public Subnet withBlocks(String newCidr, String newCidr6) {
        return new Subnet(id, vpcId, newCidr, newCidr6, availabilityZone, tags);
    }

    /** The subnet with these tags. */
    public Subnet withTags(Map<String, String> newTags) {
        return new Subnet(id, vpcId, cidr, cidr6, availabilityZone, newTags);
    }
}
