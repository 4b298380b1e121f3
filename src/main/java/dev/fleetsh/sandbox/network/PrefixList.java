package dev.fleetsh.sandbox.network;

import java.util.List;
import java.util.Map;

/**
 * A prefix list of a customer's.
 *
 * @param id {@code pl-…}
 * @param name what people call it
 * @param blocks its entries
 * @param tags its tags
 */
public record PrefixList(String id, String name, List<String> blocks, Map<String, String> tags) {}
