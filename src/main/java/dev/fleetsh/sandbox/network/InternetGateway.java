package dev.fleetsh.sandbox.network;

import java.util.Map;

/**
 * An internet gateway.
 *
 * @param id {@code igw-…}
 * @param vpcId the VPC that it is attached to
 * @param tags its tags
 */
public record InternetGateway(String id, String vpcId, Map<String, String> tags) {}
