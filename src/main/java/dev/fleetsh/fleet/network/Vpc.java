package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A VPC.
 *
 * @param id {@code vpc-…}
 * @param owner account that owns it; another one where its subnets are shared
 * @param ipv4 its IPv4 blocks
 * @param ipv6 its IPv6 blocks
 * @param dhcpOptions id of its DHCP options set, {@code default} for none
 */
public record Vpc(String id, String owner, List<String> ipv4, List<String> ipv6, String dhcpOptions) {}
