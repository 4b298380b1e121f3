package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Completeness.Gap;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SnapshotException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a snapshot line by line. A line that is damaged costs what stood in it, and the fleet's completeness tells of it; so
 * does an end that is missing.
 */
final class SnapshotReader {
    private static final int LONGEST_MESSAGE = 160;

    private final String name;
    private final ObjectMapper mapper = SnapshotJson.mapper();
    private final Map<String, JsonNode> header = new LinkedHashMap<>();
    private final List<Scope> scopes = new ArrayList<>();
    private final Map<String, Scope> scopesById = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> keptOfScopes = new LinkedHashMap<>();
    private final NodeReader nodeReader = new NodeReader(mapper, scopesById);
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Map<String, JsonNode>> keptOfNodes = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private String source = "";
    private Instant takenAt = Instant.EPOCH;
    private Completeness complete = new Completeness(0, List.of(), false);
    private int damaged;
    private int expected;
    private int number;
    private boolean ended;
    private String firstDamage = "";

    /** @param name of the file, for messages */
    SnapshotReader(String name) {
        this.name = name;
    }

    /**
     * Reads all of it; the stream stays open.
     *
     * @throws SnapshotException for what is no snapshot, and for one of a later format
     */
    Snapshot read(InputStream in) {
        Lines all = new Lines(in);
        try {
            header(all);
            while (all.next()) {
                number++;
                line(all);
            }
        } catch (SnapshotException e) {
            throw e;
        } catch (IOException e) {
            damage("it can't be read on: " + message(e));
        }
        return new Snapshot(
                new Fleet(source, takenAt, scopes, nodes, completeness()),
                new Kept(header, keptOfScopes, keptOfNodes, lines));
    }

    private void header(Lines all) {
        ObjectNode first = SnapshotHeader.tree(name, mapper, all);
        SnapshotHeader known = SnapshotHeader.of(name, first);
        takenAt = known.takenAt();
        source = known.source();
        expected = known.nodes();
        try {
            complete = mapper.treeToValue(first.path("complete"), Completeness.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            damage("line 1: " + message(e));
        }
        first.properties().stream()
                .filter(field -> !SnapshotHeader.FIELDS.contains(field.getKey()))
                .forEach(field -> header.put(field.getKey(), field.getValue()));
    }

    private void line(Lines all) {
        try (JsonParser json = mapper.getFactory().createParser(all.bytes(), all.start(), all.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
                throw new IOException("it is no object");
            }
            String kind = json.currentName();
            json.nextToken();
            switch (kind) {
                case "node" -> {
                    Node node = nodeReader.read(json);
                    whole(json);
                    nodes.add(node);
                    if (!nodeReader.kept().isEmpty()) {
                        keptOfNodes.put(node.id(), Map.copyOf(nodeReader.kept()));
                    }
                }
                case "sources" -> nodeReader.sources(tree(json));
                case "scope" -> scope(tree(json));
                case "end" -> ended = true;
                default -> {
                    json.skipChildren();
                    whole(json);
                    lines.add(new String(all.bytes(), all.start(), all.length(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | RuntimeException e) {
            damage("line " + (number + 1) + ": " + message(e));
        }
    }

    private void scope(ObjectNode tree) throws IOException {
        Scope scope = mapper.treeToValue(tree, Scope.class);
        scopes.add(scope);
        scopesById.put(scope.id().toString(), scope);
        Set<String> known = Set.copyOf(mapper.<ObjectNode>valueToTree(scope).properties().stream()
                .map(Map.Entry::getKey)
                .toList());
        Map<String, JsonNode> others = new LinkedHashMap<>();
        tree.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> others.put(field.getKey(), field.getValue()));
        if (!others.isEmpty()) {
            keptOfScopes.put(scope.id().toString(), others);
        }
    }

    /** The object that the parser stands on, where nothing but its line's end follows. */
    private ObjectNode tree(JsonParser json) throws IOException {
        JsonNode tree = mapper.readTree(json);
        whole(json);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("it holds no object");
    }

    private static void whole(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new IOException("it does not end as it should");
        }
    }

    private void damage(String what) {
        damaged++;
        if (firstDamage.isEmpty()) {
            firstDamage = what;
        }
    }

    private Completeness completeness() {
        List<Gap> gaps = new ArrayList<>(complete.gaps());
        if (damaged > 0) {
            gaps.add(gap(damaged == 1 ? firstDamage : damaged + " lines can't be read; " + firstDamage, damaged));
        }
        int lost = Math.max(0, expected - nodes.size());
        if (!ended) {
            gaps.add(gap("it is cut off: " + nodes.size() + " of " + expected + " nodes are there", lost));
        } else if (damaged == 0 && lost > 0) {
            gaps.add(gap(nodes.size() + " of " + expected + " nodes are there", lost));
        }
        return new Completeness(complete.scopes(), gaps, complete.cancelled());
    }

    private Gap gap(String message, int lost) {
        return new Gap(name, "snapshot", Reason.UNPARSEABLE, "", Set.of("nodes"), lost, message);
    }

    private static String message(Exception e) {
        String text = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String line = String.valueOf(text).lines().findFirst().orElse("");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }
}
