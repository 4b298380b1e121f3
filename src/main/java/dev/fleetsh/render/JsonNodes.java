package dev.fleetsh.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import java.io.IOException;
import java.util.List;

/** Nodes with all their properties as JSON. */
final class JsonNodes {
    private final JsonGenerator json;
    private final JsonFacts facts;
    private final Backdrop backdrop;

    JsonNodes(JsonGenerator json, Backdrop backdrop) {
        this.json = json;
        this.facts = new JsonFacts(json);
        this.backdrop = backdrop;
    }

    void nodes(Nodes nodes, Shown shown) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("nodes");
        for (Node node : shown.limit() > 0 ? nodes.limit(shown.limit()) : nodes) {
            node(node, shown.columns());
        }
        json.writeEndArray();
        json.writeNumberField("total", nodes.total());
        json.writeFieldName("undecided");
        facts.undecided(nodes.undecided());
        Fleet fleet = backdrop.fleet();
        if (fleet != null) {
            json.writeFieldName("complete");
            facts.completeness(fleet.completeness());
        }
        json.writeEndObject();
    }

    /** The named properties, or all of them, and the readiness. */
    void node(Node node, List<String> columns) throws IOException {
        json.writeStartObject();
        Assessment assessment = backdrop.assessment();
        for (NodeProperty property : NodeProperty.ALL) {
            if (columns.isEmpty() || columns.contains(property.name())) {
                json.writeFieldName(property.name());
                facts.fact(property.fact(node));
            }
        }
        if (assessment != null && (columns.isEmpty() || columns.contains("readiness"))) {
            json.writeStringField("readiness", assessment.readiness(node).label());
        }
        json.writeEndObject();
    }
}
