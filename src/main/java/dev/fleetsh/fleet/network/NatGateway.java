package dev.fleetsh.fleet.network;

/**
 * A NAT gateway.
 *
 * @param id {@code nat-…}
 * @param vpc VPC that it is in
 * @param subnet subnet that it is in
 * @param state {@code available}, {@code pending}, {@code failed}, {@code deleting}, {@code deleted}
 * @param open whether its connectivity type is public; else private
 */
public record NatGateway(String id, String vpc, String subnet, String state, boolean open) {}
