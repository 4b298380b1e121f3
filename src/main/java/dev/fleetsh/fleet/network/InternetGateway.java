package dev.fleetsh.fleet.network;

/**
 * An internet gateway, or an egress-only one.
 *
 * @param id {@code igw-…} or {@code eigw-…}
 * @param vpc VPC that it is attached to, empty for none
 * @param egressOnly whether it is for IPv6 and the way out only
 */
public record InternetGateway(String id, String vpc, boolean egressOnly) {}
