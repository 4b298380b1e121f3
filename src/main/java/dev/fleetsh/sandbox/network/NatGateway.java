package dev.fleetsh.sandbox.network;

import java.util.Map;

/**
 * A public NAT gateway.
 *
 * @param id {@code nat-…}
 * @param vpcId the VPC that it is in
 * @param subnetId the subnet that it is in
 * @param publicIp its address outside
 * @param privateIp its address inside
 * @param state such as {@code available}
 * @param tags its tags
 */
public record NatGateway(
        String id,
        String vpcId,
        String subnetId,
        String publicIp,
        String privateIp,
        String state,
        Map<String, String> tags) {}
