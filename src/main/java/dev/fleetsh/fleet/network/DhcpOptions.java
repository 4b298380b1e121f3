package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A DHCP options set.
 *
 * @param id {@code dopt-…}
 * @param nameServers {@code AmazonProvidedDNS} or addresses; empty where the set names none
 */
public record DhcpOptions(String id, List<String> nameServers) {}
