package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.network.NetworkPlace;

/**
 * Who wants to reach a service.
 *
 * @param place where it is in the network
 * @param ports ephemeral ports that its system calls from
 * @param proxied whether the agent is known to call through a proxy
 */
public record Traveller(Fact<NetworkPlace> place, Ports ports, boolean proxied) {}
