package dev.fleetsh.sandbox.world;

import java.util.List;

/**
 * Where instances stand; shared by all instances of a subnet.
 *
 * @param vpcId VPC
 * @param subnetId subnet
 * @param availabilityZone such as {@code eu-west-3a}
 * @param securityGroupIds the groups of the instances here, at least one
 */
public record Placement(String vpcId, String subnetId, String availabilityZone, List<String> securityGroupIds) {
    /** A place with one security group. */
    public Placement(String vpcId, String subnetId, String availabilityZone, String securityGroupId) {
        this(vpcId, subnetId, availabilityZone, List.of(securityGroupId));
    }

    /** The first of the security groups. */
    public String securityGroupId() {
        return securityGroupIds.get(0);
    }
}
