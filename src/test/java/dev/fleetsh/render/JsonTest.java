package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.session.SampleFleet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final Fleet FLEET = SampleFleet.fleet();
    private static final Assessment ASSESSMENT = Assessment.of(FLEET, Edition.CURRENT, SampleFleet.NOW);

    @Test
    void checkGivesEveryNodeEveryVerdictAndTheCompleteness() throws IOException {
        JsonNode json = parse(ASSESSMENT);

        assertThat(json.fieldNames()).toIterable().containsExactly("nodes", "complete");
        assertThat(json.get("nodes")).hasSize(6);
        for (JsonNode node : json.get("nodes")) {
            assertThat(node.fieldNames())
                    .toIterable()
                    .containsExactly("id", "name", "account", "region", "readiness", "checks");
            assertThat(node.get("checks")).hasSameSizeAs(ASSESSMENT.checks());
            for (JsonNode check : node.get("checks")) {
                assertThat(check.get("verdict").asText()).isIn("pass", "warn", "fail", "unknown", "not-applicable");
                assertThat(check.has("unknown"))
                        .isEqualTo(check.get("verdict").asText().equals("unknown"));
                check.get("evidence").forEach(evidence -> assertThat(evidence.fieldNames())
                        .toIterable()
                        .containsExactly("fact", "value", "expected", "origin", "observedAt"));
            }
        }
        JsonNode complete = json.get("complete");
        assertThat(complete.get("complete").asBoolean()).isFalse();
        assertThat(complete.get("completeScopes").asInt()).isEqualTo(1);
        assertThat(complete.get("gaps").get(0).get("action").asText()).isEqualTo("ssm:GetDocument");
    }

    @Test
    void checksCanBeChosen() throws IOException {
        JsonNode json = parse(new Shown(ASSESSMENT, List.of(), Shown.USUAL, false, false, List.of("node-online")));
        assertThat(json.at("/nodes/0/checks")).hasSize(1);
        assertThat(json.at("/nodes/0/checks/0/id").asText()).isEqualTo("node-online");
    }

    @Test
    void nodesHaveAllPropertiesAndUnknownFactsSayWhy() throws IOException {
        JsonNode json = parse(FLEET.nodes().where(node -> node.agent().isAtLeast("1")));

        JsonNode node = json.get("nodes").get(0);
        NodeProperty.ALL.forEach(property ->
                assertThat(node.has(property.name())).as(property.name()).isTrue());
        assertThat(node.get("agent").asText()).isEqualTo("3.3.987.0");
        assertThat(node.get("hybrid").isBoolean()).isTrue();
        assertThat(node.at("/scope/preferences"))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"unknown\":\"denied\",\"detail\":\"ssm:GetDocument\",\"origin\":\"ssm:GetDocument\",\"observedAt\":\"2026-11-23T12:00:00Z\"}"));
        assertThat(node.get("ssmUser").get("unknown").asText()).isEqualTo("not collected");
        assertThat(json.get("total").asInt()).isEqualTo(6);
        assertThat(json.at("/undecided/count").asInt()).isEqualTo(2);
        assertThat(json.at("/undecided/facts/agent (unparseable)").asInt()).isEqualTo(1);
    }

    @Test
    void hostileTextComesBackAsItWasAndNeverRaw() throws IOException {
        String text = render(Format.JSON, 0, SampleFleet.HOSTILE);

        assertThat(text.strip())
                .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]");
        assertThat(new ObjectMapper().readTree(text).get("name").asText()).isEqualTo(SampleFleet.HOSTILE.name());
    }

    @Test
    void whyHoldsEveryCheckOnceThoughTheScreenFoldsSome() throws IOException {
        for (Node node : List.of(SampleFleet.DC, SampleFleet.WEB, SampleFleet.STOPPED, SampleFleet.LOST)) {
            JsonNode json = parse(ASSESSMENT.why(node));
            List<String> ids = new ArrayList<>();
            json.get("roots").forEach(root -> {
                ids.add(root.at("/finding/id").asText());
                root.get("consequences")
                        .forEach(finding -> ids.add(finding.get("id").asText()));
            });
            json.get("undecided").forEach(finding -> ids.add(finding.get("id").asText()));
            json.get("rest").forEach(finding -> ids.add(finding.get("id").asText()));
            assertThat(ids)
                    .containsExactlyInAnyOrderElementsOf(
                            ASSESSMENT.checks().stream().map(Check::id).toList());
        }
    }

    @Test
    void everyOtherAnswerIsJsonToo() throws IOException {
        assertThat(parse(ASSESSMENT.why(SampleFleet.HOSTILE)).get("roots")).isNotEmpty();
        assertThat(parse(ASSESSMENT.can(SampleFleet.DC, Capability.SSH))
                        .get("answer")
                        .asText())
                .isIn("yes", "no", "unknown");
        assertThat(parse(Catalogue.of(Edition.CURRENT).checks())
                        .get(0)
                        .get("source")
                        .has("asOf"))
                .isTrue();
        assertThat(parse(FLEET.nodes().groupBy(node -> node.region()).counts())
                        .get("eu-south-2")
                        .asInt())
                .isEqualTo(5);
        assertThat(parse(FLEET.nodes().groupBy(node -> node.region()))
                        .get("eu-west-3")
                        .get(0)
                        .asText())
                .isEqualTo(SampleFleet.DC.id());
        assertThat(parse(FLEET.completeness()).get("scopes").asInt()).isEqualTo(2);
        assertThat(parse(Map.of("a", List.of(1, 2.5, true))).get("a")).hasSize(3);
        assertThat(parse("text").asText()).isEqualTo("text");
        assertThat(parse(Double.NaN).asText()).isEqualTo("NaN");
    }

    @Test
    void anEmptyFleetIsAnEmptyArray() throws IOException {
        StringBuilder out = new StringBuilder();
        Fleet empty = SampleFleet.empty();
        new Renderer(Format.JSON, new View(0, Palette.NONE, SampleFleet.NOW), new SampleBackdrop(empty))
                .render(Assessment.of(empty, Edition.CURRENT, SampleFleet.NOW), out);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("nodes")).isEmpty();
        assertThat(json.at("/complete/complete").asBoolean()).isTrue();
    }

    private static JsonNode parse(Object value) throws IOException {
        return new ObjectMapper().readTree(render(Format.JSON, 0, value));
    }
}
