package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a snapshot holds that this version does not know: it is not lost when the fleet is written again.
 *
 * @param header fields of the first line
 * @param scopes fields by the id of the scope, {@code account/region}
 * @param nodes fields by the id of the node
 * @param lines whole lines, in their order
 */
record Kept(
        Map<String, JsonNode> header,
        Map<String, Map<String, JsonNode>> scopes,
        Map<String, Map<String, JsonNode>> nodes,
        List<String> lines) {
    static final Kept NOTHING = new Kept(Map.of(), Map.of(), Map.of(), List.of());
}
