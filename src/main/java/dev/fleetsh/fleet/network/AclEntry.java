package dev.fleetsh.fleet.network;

/**
 * An entry of a network ACL.
 *
 * @param number 1 to 32766, or 32767 for the last one, which denies
 * @param egress whether it is for the way out
 * @param protocol {@code -1} for all, {@code 6} for TCP, …
 * @param allow whether it allows or denies
 * @param cidr block of IPv4 or IPv6 addresses of the other side
 * @param from first port; -1 for all
 * @param to last port; -1 for all
 */
public record AclEntry(int number, boolean egress, String protocol, boolean allow, String cidr, int from, int to) {}
