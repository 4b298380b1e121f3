package dev.fleetsh.sandbox.world;

/**
 * Operating system as the agent reports it; shared.
 *
 * @param type {@code Windows}, {@code Linux} or {@code MacOS}
 * @param name such as {@code Microsoft Windows Server 2019 Datacenter}
 * @param version such as {@code 10.0.17763}
 */
public record SimPlatform(String type, String name, String version) {}
