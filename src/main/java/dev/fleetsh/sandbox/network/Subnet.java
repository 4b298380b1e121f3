package dev.fleetsh.sandbox.network;

import java.util.Map;

/**
 * A subnet.
 *
 * @param id {@code subnet-…}
 * @param vpcId the VPC that it is of
 * @param cidr its IPv4 block
 * @param availabilityZone such as {@code eu-west-3a}
 * @param tags its tags
 */
public record Subnet(String id, String vpcId, String cidr, String availabilityZone, Map<String, String> tags) {
    /** The subnet with these tags. */
    public Subnet withTags(Map<String, String> newTags) {
        return new Subnet(id, vpcId, cidr, availabilityZone, newTags);
    }
}
