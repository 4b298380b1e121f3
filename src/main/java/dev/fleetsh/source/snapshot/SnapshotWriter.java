package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes a snapshot line by line; no more of it is in memory than a line. */
final class SnapshotWriter {
    /** The last line: a file without it is cut off. */
    private static final String END = "{\"end\":{}}\n";

    private final ObjectMapper mapper = SnapshotJson.mapper();

    /** Writes all of it; the stream stays open. */
    void write(Snapshot snapshot, OutputStream out) throws IOException {
        Fleet fleet = snapshot.fleet();
        Kept kept = snapshot.kept();
        try (JsonGenerator json = mapper.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            header(json, fleet, kept);
            for (Scope scope : fleet.scopes()) {
                ObjectNode tree = mapper.valueToTree(scope);
                kept.scopes().getOrDefault(scope.id().toString(), Map.of()).forEach(tree::set);
                json.writeStartObject();
                json.writeFieldName("scope");
                json.writeTree(tree);
                json.writeEndObject();
                json.writeRaw('\n');
            }
            NodeWriter nodes = new NodeWriter(json, mapper);
            for (Node node : fleet.nodes()) {
                nodes.write(node, kept.nodes().getOrDefault(node.id(), Map.of()));
            }
            for (String line : kept.lines()) {
                json.writeRaw(line);
                json.writeRaw('\n');
            }
            json.writeRaw(END);
        }
    }

    private void header(JsonGenerator json, Fleet fleet, Kept kept) throws IOException {
        json.writeStartObject();
        json.writeNumberField("fleetsh", SnapshotJson.VERSION);
        json.writeStringField("takenAt", fleet.takenAt().toString());
        json.writeStringField("source", fleet.source());
        json.writeNumberField("nodes", fleet.size());
        json.writeFieldName("complete");
        json.writeTree(mapper.<JsonNode>valueToTree(fleet.completeness()));
        for (Map.Entry<String, JsonNode> field : kept.header().entrySet()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
