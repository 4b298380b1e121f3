package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * Where an instance is in the network, one entry a network interface.
 *
 * @param interfaces the primary one first
 */
public record NetworkPlace(List<Interface> interfaces) {
    /**
     * A network interface of an instance.
     *
     * @param id {@code eni-…}
     * @param vpc VPC
     * @param subnet subnet
     * @param groups security groups, a union
     * @param privateIps IPv4 addresses inside
     * @param publicIp IPv4 address outside, empty for none
     * @param ipv6 IPv6 addresses
     * @param inUse whether it is attached and in use
     */
    public record Interface(
            String id,
            String vpc,
            String subnet,
            List<String> groups,
            List<String> privateIps,
            String publicIp,
            List<String> ipv6,
            boolean inUse) {}
}
