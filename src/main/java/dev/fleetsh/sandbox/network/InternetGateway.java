package dev.fleetsh.sandbox.network;

import java.util.Map;

/**
 * An internet gateway, or an egress-only one.
 *
 * @param id {@code igw-…} or {@code eigw-…}
 * @param vpcId the VPC that it is attached to; empty for none
 * @param tags its tags
 */
public record InternetGateway(String id, String vpcId, Map<String, String> tags) {}
