package dev.fleetsh.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Evidence;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Gate;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Verdicts with their evidence as JSON. */
final class JsonFindings {
    private final JsonGenerator json;
    private final JsonFacts facts;
    private final Backdrop backdrop;

    JsonFindings(JsonGenerator json, Backdrop backdrop) {
        this.json = json;
        this.facts = new JsonFacts(json);
        this.backdrop = backdrop;
    }

    void assessment(Assessment assessment, Shown shown) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("nodes");
        for (Node node : assessment.nodes()) {
            json.writeStartObject();
            node(node, assessment.readiness(node).label());
            json.writeArrayFieldStart("checks");
            for (Check check : assessment.checks()) {
                if (shown.checks().isEmpty() || shown.checks().contains(check.id())) {
                    finding(assessment.finding(node, check));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        Fleet fleet = backdrop.fleet();
        if (fleet != null) {
            json.writeFieldName("complete");
            facts.completeness(fleet.completeness());
        }
        json.writeEndObject();
    }

    private void node(Node node, String readiness) throws IOException {
        json.writeStringField("id", node.id());
        json.writeStringField("name", node.name());
        json.writeStringField("account", node.account());
        json.writeStringField("region", node.region());
        json.writeStringField("readiness", readiness);
    }

    void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", finding.check().id());
        json.writeStringField("verdict", finding.verdict().label());
        json.writeStringField("severity", finding.severity().label());
        json.writeStringField("reason", finding.reason());
        if (finding.unknown() != null) {
            json.writeStringField("unknown", finding.unknown().label());
        }
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : finding.evidence()) {
            json.writeStartObject();
            json.writeStringField("fact", evidence.fact());
            json.writeStringField("value", evidence.value());
            json.writeStringField("expected", evidence.expected());
            facts.origin(evidence.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void explanation(Explanation explanation) throws IOException {
        json.writeStartObject();
        node(explanation.node(), explanation.readiness().label());
        json.writeStringField("summary", explanation.summary());
        json.writeArrayFieldStart("roots");
        for (Finding root : explanation.roots()) {
            json.writeStartObject();
            json.writeFieldName("finding");
            finding(root);
            json.writeStringField("advice", root.advice());
            json.writeArrayFieldStart("remedies");
            for (String remedy : root.remedies()) {
                json.writeString(remedy);
            }
            json.writeEndArray();
            findings("consequences", explanation.consequences().getOrDefault(root, List.of()));
            json.writeEndObject();
        }
        json.writeEndArray();
        List<Finding> undecided = new ArrayList<>();
        for (Finding finding : explanation.undecided()) {
            undecided.add(finding);
            undecided.addAll(explanation.consequences().getOrDefault(finding, List.of()));
        }
        findings("undecided", undecided);
        findings("rest", explanation.rest());
        json.writeEndObject();
    }

    void capability(CapabilityAnswer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", answer.node().id());
        json.writeStringField("name", answer.node().name());
        json.writeStringField("capability", answer.capability().label());
        json.writeStringField("answer", answer.answer().label());
        json.writeStringField("reason", answer.reason());
        findings("findings", answer.findings());
        json.writeEndObject();
    }

    private void findings(String name, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            finding(finding);
        }
        json.writeEndArray();
    }

    void check(Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        json.writeStringField("title", check.title());
        json.writeStringField("appliesTo", check.appliesTo());
        json.writeStringField("severity", check.severity().label());
        for (Map.Entry<String, List<String>> list : Map.of(
                        "inputs", check.inputs(),
                        "actions", check.actions(),
                        "dependsOn", check.dependsOn(),
                        "remedies", check.remedies())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            json.writeArrayFieldStart(list.getKey());
            for (String item : list.getValue()) {
                json.writeString(item);
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("gates");
        for (Gate gate : check.gates()) {
            gate(gate);
        }
        json.writeEndArray();
        json.writeStringField("note", check.note());
        json.writeStringField("advice", check.advice());
        json.writeObjectFieldStart("source");
        json.writeStringField("page", check.source().page());
        json.writeStringField("asOf", check.source().asOf().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void gate(Gate gate) throws IOException {
        json.writeStartObject();
        json.writeStringField("feature", gate.feature());
        json.writeStringField("documented", Objects.toString(gate.documented(), null));
        json.writeStringField("source", Objects.toString(gate.inSource(), null));
        json.writeStringField("page", gate.source().page());
        json.writeStringField("asOf", gate.source().asOf().toString());
        json.writeEndObject();
    }
}
