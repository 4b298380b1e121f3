package dev.fleetsh.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Distinct;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Joined;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Percentiles;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.Tally;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON for programs, written as a stream. Its formats are documented in {@code docs/json.md}. */
final class JsonFormat {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .characterEscapes(new JsonEscapes())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Backdrop backdrop;
    private final ValueText text = new ValueText(new Words(Instant.EPOCH), true);
    private final Map<Object, Boolean> around = new IdentityHashMap<>();

    JsonFormat(Backdrop backdrop) {
        this.backdrop = backdrop;
    }

    /** One JSON value and a line end. */
    void write(Object value, Shown shown, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            value(json, value, shown);
        }
        out.write('\n');
    }

    private void value(JsonGenerator json, @Nullable Object value, Shown shown) throws IOException {
        JsonFacts facts = new JsonFacts(json);
        if (value instanceof Nodes nodes) {
            new JsonNodes(json, backdrop).nodes(nodes, shown);
        } else if (value instanceof Node node) {
            new JsonNodes(json, backdrop).node(node, shown.columns());
        } else if (value instanceof Assessment assessment) {
            new JsonFindings(json, backdrop).assessment(assessment, shown);
        } else if (value instanceof Explanation explanation) {
            new JsonFindings(json, backdrop).explanation(explanation);
        } else if (value instanceof CapabilityAnswer answer) {
            new JsonFindings(json, backdrop).capability(answer);
        } else if (value instanceof NodePath path) {
            new JsonPaths(json).write(path);
        } else if (value instanceof Finding finding) {
            new JsonFindings(json, backdrop).finding(finding);
        } else if (value instanceof Check check) {
            new JsonFindings(json, backdrop).check(check);
        } else if (value instanceof Completeness completeness) {
            facts.completeness(completeness);
        } else if (value instanceof Fleet fleet) {
            new JsonNodes(json, backdrop).nodes(fleet.nodes(), shown);
        } else if (value instanceof Fact<?> fact) {
            facts.fact(fact);
        } else if (value instanceof Table table) {
            table(json, table, shown);
        } else if (value instanceof Counts counts) {
            map(json, counts.asMap(), shown);
        } else if (value instanceof Groups groups) {
            Map<Object, Object> ids = new LinkedHashMap<>();
            groups.asMap().forEach((key, nodes) -> ids.put(key, nodes.ids()));
            map(json, ids, shown);
        } else if (value instanceof Percentiles || value instanceof Distinct || value instanceof Tally) {
            new JsonSpread(json, facts).write(value);
        } else if (value instanceof Joined joined) {
            new JsonSpread(json, facts).joined(joined);
        } else {
            Map<String, @Nullable Object> remedy = JsonRemedies.data(value);
            if (remedy != null) {
                map(json, remedy, shown);
            } else {
                others(json, value, shown);
            }
        }
    }

    private void others(JsonGenerator json, @Nullable Object value, Shown shown) throws IOException {
        Object plain = Plain.of(value, 0);
        Map<String, ?> fields = plain instanceof Record && !isModel(plain) ? Fields.of(plain) : null;
        if (fields != null) {
            map(json, fields, shown);
        } else if (plain instanceof Map<?, ?> map) {
            if (enter(json, plain, "map")) {
                map(json, map, shown);
                around.remove(plain);
            }
        } else if (plain instanceof Collection<?> || plain instanceof Plain.Sample) {
            Object self = value == null ? plain : value;
            if (enter(json, self, "list")) {
                json.writeStartArray();
                for (Object item : plain instanceof Plain.Sample sample ? sample.items() : (Collection<?>) plain) {
                    Interrupts.heed();
                    value(json, item, shown);
                }
                json.writeEndArray();
                around.remove(self);
            }
        } else if (plain instanceof Map.Entry<?, ?> entry) {
            json.writeStartObject();
            json.writeFieldName(JsonFacts.text(entry.getKey()));
            value(json, entry.getValue(), shown);
            json.writeEndObject();
        } else if (plain == null || plain instanceof Number || plain instanceof Boolean || isModel(plain)) {
            new JsonFacts(json).plain(plain);
        } else {
            json.writeString(text.of(plain));
        }
    }

    private static boolean isModel(Object value) {
        return value.getClass().getName().startsWith("dev.fleetsh.");
    }

    /** Goes into a value, unless that is where we are already. */
    private boolean enter(JsonGenerator json, Object value, String kind) throws IOException {
        if (around.put(value, true) == null) {
            return true;
        }
        json.writeString("(this " + kind + ")");
        return false;
    }

    private void map(JsonGenerator json, Map<?, ?> map, Shown shown) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(JsonFacts.text(entry.getKey()));
            value(json, entry.getValue(), shown);
        }
        json.writeEndObject();
    }

    /** An array of objects, each cell under its heading. */
    private void table(JsonGenerator json, Table table, Shown shown) throws IOException {
        json.writeStartArray();
        for (var row : table.rows()) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                String heading = table.columns().get(i);
                json.writeFieldName(
                        heading.isEmpty() ? "column" + (i + 1) : heading.toLowerCase(java.util.Locale.ROOT));
                value(json, row.get(i), shown);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
