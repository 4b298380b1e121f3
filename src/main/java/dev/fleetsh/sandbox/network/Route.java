package dev.fleetsh.sandbox.network;

/**
 * A route.
 *
 * @param destination a block of IPv4 or IPv6 addresses, or a prefix list {@code pl-…}
 * @param target {@code local}, or the id of a gateway, such as {@code nat-…}, {@code igw-…}, {@code vpce-…}
 */
public record Route(String destination, String target) {}
