package dev.fleetsh.sandbox.world;

/**
 * Where instances stand; shared by all instances of a subnet.
 *
 * @param vpcId VPC
 * @param subnetId subnet
 * @param availabilityZone such as {@code eu-west-3a}
 * @param securityGroupId the group of the instances here
 */
public record Placement(String vpcId, String subnetId, String availabilityZone, String securityGroupId) {}
