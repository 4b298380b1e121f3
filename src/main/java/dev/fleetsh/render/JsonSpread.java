package dev.fleetsh.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fleetsh.fleet.Distinct;
import dev.fleetsh.fleet.Joined;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Percentiles;
import dev.fleetsh.fleet.Tally;
import java.io.IOException;
import java.util.Map;

/** How the values of nodes are spread, as JSON; each object ends with the nodes that it can't speak of. */
final class JsonSpread {
    private final JsonGenerator json;
    private final JsonFacts facts;

    JsonSpread(JsonGenerator json, JsonFacts facts) {
        this.json = json;
        this.facts = facts;
    }

    /** {@link Percentiles}, {@link Distinct} or {@link Tally}. */
    void write(Object value) throws IOException {
        json.writeStartObject();
        if (value instanceof Percentiles percentiles) {
            json.writeObjectFieldStart("percentiles");
            for (double rank : percentiles.ranks()) {
                json.writeFieldName(SpreadPage.name(rank));
                facts.plain(percentiles.at(rank));
            }
            json.writeEndObject();
            json.writeNumberField("nodes", percentiles.known());
            undecided(percentiles.undecided());
        } else if (value instanceof Distinct distinct) {
            json.writeArrayFieldStart("values");
            for (Object each : distinct) {
                facts.plain(each);
            }
            json.writeEndArray();
            undecided(distinct.undecided());
        } else if (value instanceof Tally tally) {
            json.writeNumberField("nodes", tally.intValue());
            json.writeNumberField("of", tally.total());
            undecided(tally.undecided());
        }
        json.writeEndObject();
    }

    /** Ids of partners by id, and the ids of those that have none. */
    void joined(Joined joined) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("joined");
        for (Map.Entry<Node, Nodes> entry : joined.entrySet()) {
            json.writeFieldName(entry.getKey().id());
            ids(entry.getValue());
        }
        json.writeEndObject();
        json.writeFieldName("alone");
        ids(joined.alone());
        undecided(joined.undecided());
        json.writeEndObject();
    }

    private void ids(Nodes nodes) throws IOException {
        json.writeStartArray();
        for (Node node : nodes) {
            json.writeString(node.id());
        }
        json.writeEndArray();
    }

    private void undecided(dev.fleetsh.fleet.Undecided undecided) throws IOException {
        json.writeFieldName("undecided");
        facts.undecided(undecided);
    }
}
