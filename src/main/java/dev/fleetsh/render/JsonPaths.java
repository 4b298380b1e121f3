package dev.fleetsh.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.path.Detour;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Path;
import java.io.IOException;
import java.util.List;

/** Ways of nodes as JSON. */
final class JsonPaths {
    private final JsonGenerator json;
    private final JsonFacts facts;

    JsonPaths(JsonGenerator json) {
        this.json = json;
        this.facts = new JsonFacts(json);
    }

    void write(NodePath way) throws IOException {
        Path path = way.path();
        json.writeStartObject();
        json.writeStringField("id", way.node().id());
        json.writeStringField("name", way.node().name());
        json.writeStringField("service", path.service().label());
        json.writeStringField("host", path.destination().host());
        json.writeStringField("carrier", path.carrier().label());
        json.writeStringField("passage", path.passage().label());
        json.writeStringField("cause", path.cause());
        hops(path.hops(), path.deciding());
        json.writeArrayFieldStart("notes");
        for (String note : path.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("detours");
        for (Detour detour : way.detours()) {
            json.writeStartObject();
            json.writeStringField("carrier", detour.carrier().label());
            json.writeStringField("family", detour.family());
            json.writeStringField("host", detour.host());
            json.writeStringField("passage", detour.passage().label());
            json.writeStringField("unless", detour.unless());
            hops(detour.hops(), detour.deciding());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("finding");
        new JsonFindings(json, Backdrop.NONE).finding(way.finding());
        json.writeEndObject();
    }

    private void hops(List<Hop> hops, Hop deciding) throws IOException {
        json.writeArrayFieldStart("hops");
        for (Hop hop : hops) {
            json.writeStartObject();
            json.writeStringField("stage", hop.stage().label());
            json.writeStringField("resource", hop.resource());
            json.writeStringField("passage", hop.passage().label());
            json.writeBooleanField("decides", hop == deciding);
            json.writeStringField("seen", hop.seen());
            json.writeStringField("wanted", hop.wanted());
            if (hop.doubt() != null) {
                json.writeStringField("unknown", hop.doubt().toString());
            }
            facts.origin(hop.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
