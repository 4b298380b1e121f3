package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Probed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the lines of nodes. */
final class NodeWriter {
    private final JsonGenerator json;
    private final List<NodeFact<?>> facts;
    private final Map<Sources, Integer> sources = new HashMap<>();
    private final Fact<?>[] values;
    private final List<Origin> origins = new ArrayList<>();
    private Instant lastTime = Instant.MIN;
    private String lastTimeText = "";

    NodeWriter(JsonGenerator json, ObjectMapper mapper) {
        this.json = json;
        this.facts = NodeFact.all(mapper);
        this.values = new Fact<?>[facts.size()];
    }

    void write(Node node, Map<String, JsonNode> kept) throws IOException {
        int number = number(sources(node));
        json.writeStartObject();
        json.writeObjectFieldStart("node");
        text("id", node.id());
        text("account", node.account());
        text("region", node.region());
        text("kind", node.kind().label());
        text("name", node.name().equals(node.id()) ? "" : node.name());
        text("computerName", node.computerName());
        text("ip", node.ip());
        text("vpc", node.vpc());
        text("subnet", node.subnet());
        text("sourceType", node.sourceType());
        text("activation", node.activation());
        if (node.tags().isKnown() && !node.tags().isEmpty()) {
            json.writeObjectFieldStart("tags");
            for (Map.Entry<String, String> tag : node.tags().entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
        }
        for (int i = 0; i < values.length; i++) {
            facts.get(i).write(json, values[i]);
        }
        if (node.lastPingFact() instanceof Fact.Known<Instant> last) {
            json.writeStringField("lastPing", time(last.value()));
        }
        unknowns(node);
        json.writeNumberField("from", number);
        json.writeArrayFieldStart("at");
        for (Origin origin : origins) {
            json.writeString(time(origin.observedAt()));
        }
        json.writeEndArray();
        for (Map.Entry<String, JsonNode> field : kept.entrySet()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private String time(Instant time) {
        if (!time.equals(lastTime)) {
            lastTime = time;
            lastTimeText = time.toString();
        }
        return lastTimeText;
    }

    private void unknowns(Node node) throws IOException {
        boolean open = false;
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Fact.Unknown<?> unknown && unknown != Probed.NONE.domain()) {
                open = open(open);
                unknown(facts.get(i).name(), unknown);
            }
        }
        Fact.Unknown<?> tags = node.tags().why();
        if (tags != null) {
            open = open(open);
            unknown("tags", tags);
        }
        if (open) {
            json.writeEndObject();
        }
    }

    private boolean open(boolean already) throws IOException {
        if (!already) {
            json.writeObjectFieldStart("unknown");
        }
        return true;
    }

    private void unknown(String name, Fact.Unknown<?> unknown) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("reason", unknown.reason().label());
        if (!unknown.detail().isEmpty()) {
            json.writeStringField("detail", unknown.detail());
        }
        json.writeEndObject();
    }

    /** Groups the facts by the answers that told them; a fact that nobody looked for has none. */
    private Sources sources(Node node) {
        origins.clear();
        long[] groups = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            Fact<?> fact = facts.get(i).of(node);
            values[i] = fact;
            if (fact != Probed.NONE.domain()) {
                groups[group(fact.origin())] |= 1L << i;
            }
        }
        Fact.Unknown<?> tags = node.tags().why();
        if (tags != null) {
            groups[group(tags.origin())] |= 1L << Sources.TAGS;
        }
        List<String> operations = new ArrayList<>(origins.size());
        for (Origin origin : origins) {
            operations.add(origin.source());
        }
        return new Sources(operations, Arrays.copyOf(groups, origins.size()));
    }

    private int group(Origin origin) {
        for (int i = 0; i < origins.size(); i++) {
            Origin known = origins.get(i);
            if (known == origin || known.equals(origin)) {
                return i;
            }
        }
        origins.add(origin);
        return origins.size() - 1;
    }

    /** The number of a combination, which is written before the first node that has it. */
    private int number(Sources combination) throws IOException {
        Integer known = sources.get(combination);
        if (known != null) {
            return known;
        }
        int number = sources.size();
        sources.put(combination, number);
        json.writeStartObject();
        json.writeObjectFieldStart("sources");
        json.writeNumberField("number", number);
        json.writeArrayFieldStart("told");
        for (int group = 0; group < combination.facts().length; group++) {
            json.writeStartObject();
            json.writeStringField("by", combination.operations().get(group));
            json.writeArrayFieldStart("facts");
            for (int i = 0; i < values.length; i++) {
                if ((combination.facts()[group] & 1L << i) != 0) {
                    json.writeString(facts.get(i).name());
                }
            }
            if ((combination.facts()[group] & 1L << Sources.TAGS) != 0) {
                json.writeString("tags");
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        return number;
    }
}
