package dev.fleetsh.sandbox.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One inventory type of a node; shared by nodes with equal rows.
 *
 * @param schemaVersion such as {@code 1.0}
 * @param captureTime when the agent gathered it
 * @param rows attribute to value
 */
public record Inventory(String schemaVersion, Instant captureTime, List<Map<String, String>> rows) {}
