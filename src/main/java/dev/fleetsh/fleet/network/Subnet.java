package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A subnet.
 *
 * @param id {@code subnet-…}
 * @param vpc VPC that it is in
 * @param owner account that owns it; another one where it is shared
 * @param zone Availability Zone
 * @param ipv4 its IPv4 block, empty on an IPv6-only subnet
 * @param ipv6 its IPv6 blocks
 */
public record Subnet(String id, String vpc, String owner, String zone, String ipv4, List<String> ipv6) {}
