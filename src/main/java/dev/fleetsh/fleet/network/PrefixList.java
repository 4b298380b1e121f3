package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A managed prefix list.
 *
 * @param id {@code pl-…}
 * @param name such as {@code com.amazonaws.eu-west-3.s3}
 * @param blocks its IPv4 or IPv6 blocks
 */
public record PrefixList(String id, String name, List<String> blocks) {}
