package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Labelled;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Tags;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the lines of nodes. Texts, tags and facts that are equal are shared. */
final class NodeReader {
    private final ObjectMapper mapper;
    private final Map<String, Scope> scopes;
    private final List<NodeFact<?>> facts;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Integer, Sources> sources = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Map<String, String>, Tags> tagSets = new HashMap<>();
    private final Map<Origin, Origin> origins = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, Origin> eldest) {
            return size() > 64;
        }
    };
    private final @Nullable Object[] values;
    private final List<Missing> missing = new ArrayList<>();
    private final List<Instant> at = new ArrayList<>();
    private final Map<String, JsonNode> kept = new LinkedHashMap<>();
    private String lastTimeText = "";
    private Instant lastTime = Instant.EPOCH;

    private record Missing(int fact, Reason reason, String detail) {}

    /** @param scopes by account and Region, with a stroke between them */
    NodeReader(ObjectMapper mapper, Map<String, Scope> scopes) {
        this.mapper = mapper;
        this.scopes = scopes;
        this.facts = NodeFact.all(mapper);
        this.values = new Object[facts.size()];
        for (int i = 0; i < facts.size(); i++) {
            byName.put(facts.get(i).name(), i);
        }
        byName.put("tags", Sources.TAGS);
    }

    /** What the last node had that is not known here. */
    Map<String, JsonNode> kept() {
        return kept;
    }

    /** A combination of sources that later nodes name by its number. */
    void sources(JsonNode line) throws IOException {
        if (!line.path("number").isInt() || !line.path("told").isArray()) {
            throw new IOException("it does not say which sources it means");
        }
        List<String> operations = new ArrayList<>();
        JsonNode told = line.path("told");
        long[] groups = new long[told.size()];
        for (int group = 0; group < groups.length; group++) {
            operations.add(text(told.get(group).path("by").asText()));
            for (JsonNode name : told.get(group).path("facts")) {
                Integer fact = byName.get(name.asText());
                if (fact != null) {
                    groups[group] |= 1L << fact;
                }
            }
        }
        sources.put(line.path("number").asInt(), new Sources(operations, groups));
    }

    /**
     * The parser stands on the start of the node's object.
     *
     * @throws IOException where it can't be read as a node
     */
    Node read(JsonParser json) throws IOException {
        Arrays.fill(values, null);
        missing.clear();
        at.clear();
        kept.clear();
        Draft draft = new Draft();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Integer fact = byName.get(name);
            if (fact != null && fact != Sources.TAGS) {
                values[fact] = facts.get(fact).read(json);
            } else if (!draft.take(name, json)) {
                kept.put(name, mapper.readTree(json));
            }
        }
        return build(draft);
    }

    private Node build(Draft draft) throws IOException {
        Scope scope = scopes.get(draft.account + "/" + draft.region);
        if (draft.id.isEmpty() || scope == null) {
            throw new IOException(
                    draft.id.isEmpty()
                            ? "a node without an id"
                            : "node " + draft.id + " of a scope that is not in the file: " + draft.account + "/"
                                    + draft.region);
        }
        NodeBuilder node = new NodeBuilder(draft.id, scope, Labelled.find(NodeKind.class, draft.kind, NodeKind.EC2))
                .name(draft.name)
                .computerName(draft.computerName)
                .ip(draft.ip)
                .network(draft.vpc, draft.subnet)
                .source(draft.sourceType, draft.activation);
        if (!draft.tags.isEmpty()) {
            node.tags(tagSets.computeIfAbsent(draft.tags, Tags::of));
        }
        Sources told = sources.get(draft.from);
        if (told == null || told.facts().length != at.size()) {
            throw new IOException("node " + draft.id + " does not say where its facts come from");
        }
        for (int group = 0; group < at.size(); group++) {
            set(node, told.facts()[group], origin(told.operations().get(group), at.get(group)));
        }
        Node built = node.build();
        return draft.lastPing == null
                ? built
                : node.ping(built.pingFact(), draft.lastPing).build();
    }

    private void set(NodeBuilder node, long group, Origin origin) {
        for (int i = 0; i < values.length; i++) {
            if ((group & 1L << i) != 0) {
                facts.get(i).set(node, values[i], unknown(i, origin), origin);
            }
        }
        if ((group & 1L << Sources.TAGS) != 0) {
            Fact.Unknown<?> why = unknown(Sources.TAGS, origin);
            if (why != null) {
                node.tags(Tags.unknown(why));
            }
        }
    }

    private Fact.@Nullable Unknown<?> unknown(int fact, Origin origin) {
        for (Missing each : missing) {
            if (each.fact == fact) {
                return new Fact.Unknown<>(each.reason, each.detail, origin);
            }
        }
        return null;
    }

    private Origin origin(String operation, Instant time) {
        return origins.computeIfAbsent(new Origin(operation, time), same -> same);
    }

    private String text(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    private Instant time(String text) throws IOException {
        if (!text.equals(lastTimeText)) {
            try {
                lastTime = Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IOException("'" + text + "' is no time", e);
            }
            lastTimeText = text;
        }
        return lastTime;
    }

    /** The fields of one node that are no facts. */
    private final class Draft {
        private String id = "";
        private String account = "";
        private String region = "";
        private String kind = "";
        private String name = "";
        private String computerName = "";
        private String ip = "";
        private String vpc = "";
        private String subnet = "";
        private String sourceType = "";
        private String activation = "";
        private final Map<String, String> tags = new TreeMap<>();
        private int from = -1;

        private @Nullable Instant lastPing;

        boolean take(String field, JsonParser json) throws IOException {
            switch (field) {
                case "id" -> id = json.getText();
                case "account" -> account = text(json.getText());
                case "region" -> region = text(json.getText());
                case "kind" -> kind = text(json.getText());
                case "name" -> name = json.getText();
                case "computerName" -> computerName = json.getText();
                case "ip" -> ip = json.getText();
                case "vpc" -> vpc = text(json.getText());
                case "subnet" -> subnet = text(json.getText());
                case "sourceType" -> sourceType = text(json.getText());
                case "activation" -> activation = text(json.getText());
                case "lastPing" -> lastPing = time(json.getText());
                case "from" -> from = json.getIntValue();
                case "tags" -> tags(json);
                case "at" -> times(json);
                case "unknown" -> unknowns(json);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void tags(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = text(json.currentName());
                json.nextToken();
                tags.put(key, text(json.getText()));
            }
        }

        private void times(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                at.add(time(json.getText()));
            }
        }

        private void unknowns(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                Integer fact = byName.get(json.currentName());
                json.nextToken();
                JsonNode why = mapper.readTree(json);
                if (fact != null) {
                    missing.add(new Missing(
                            fact,
                            Labelled.find(Reason.class, why.path("reason").asText(), Reason.FAILED),
                            text(why.path("detail").asText(""))));
                }
            }
        }
    }
}
