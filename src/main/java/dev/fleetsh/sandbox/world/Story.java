package dev.fleetsh.sandbox.world;

/**
 * A special node of the default fleet.
 *
 * @param name of the node
 * @param account alias of its account
 * @param region its Region
 * @param shows what it is there to show
 */
public record Story(String name, String account, String region, String shows) {}
