package dev.fleetsh.fleet.network;

/**
 * A route.
 *
 * @param destination block of IPv4 or IPv6 addresses, or a prefix list {@code pl-…}
 * @param target {@code local} or the id of what it leads to: {@code igw-…}, {@code nat-…}, {@code eigw-…}, {@code tgw-…},
 *     {@code vgw-…}, {@code pcx-…}, {@code eni-…}, {@code vpce-…}, {@code cagw-…}, {@code lgw-…}, …
 * @param blackhole whether EC2 says that the target is gone
 */
public record Route(String destination, String target, boolean blackhole) {}
