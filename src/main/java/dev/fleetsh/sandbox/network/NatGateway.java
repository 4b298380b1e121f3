package dev.fleetsh.sandbox.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A NAT gateway.
 *
 * @param id {@code nat-…}
 * @param vpcId the VPC that it is in
 * @param subnetId the subnet that it is in
 * @param publicIp its address outside; null for a private one
 * @param privateIp its address inside
 * @param state such as {@code available}
 * @param tags its tags
 */
public record NatGateway(
        String id,
        String vpcId,
        String subnetId,
        @Nullable String publicIp,
        String privateIp,
        String state,
        Map<String, String> tags) {
    /** Whether it is one that leads to the internet. */
    public boolean open() {
        return publicIp != null;
    }
}
