package dev.fleetsh.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.policy.Condition;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads policy documents. A single text may stand where a list may, and a single statement as well; fields of no meaning
 * here are left alone.
 */
public final class PolicyReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyReader() {}

    /**
     * The policy of a document, or unknown(unparseable) where it is none.
     *
     * @param json decoded; IAM writes its documents URL-encoded
     */
    public static Fact<Policy> parse(String json, Origin origin) {
        try {
            JsonNode document = JSON.readTree(json);
            if (document.isObject()) {
                List<Statement> statements = new ArrayList<>();
                for (JsonNode statement : items(document.path("Statement"))) {
                    statements.add(statement(statement));
                }
                return Fact.known(new Policy(statements), origin);
            }
        } catch (JsonProcessingException e) {
            return Fact.unknown(
                    Reason.UNPARSEABLE,
                    "the policy is not JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    origin);
        }
        return Fact.unknown(Reason.UNPARSEABLE, "the policy is not a JSON object", origin);
    }

    private static Statement statement(JsonNode from) {
        boolean notPrincipals = from.has("NotPrincipal");
        boolean notActions = from.has("NotAction");
        boolean notResources = from.has("NotResource");
        return new Statement(
                from.path("Sid").asText(""),
                from.path("Effect").asText("").equals("Allow"),
                principals(from.path(notPrincipals ? "NotPrincipal" : "Principal")),
                notPrincipals,
                texts(from.path(notActions ? "NotAction" : "Action")),
                notActions,
                texts(from.path(notResources ? "NotResource" : "Resource")),
                notResources,
                conditions(from.path("Condition")));
    }

    private static Map<String, List<String>> principals(JsonNode from) {
        if (from.isTextual()) {
            return Map.of("AWS", List.of(from.asText()));
        }
        Map<String, List<String>> principals = new LinkedHashMap<>();
        from.properties().forEach(entry -> principals.put(entry.getKey(), texts(entry.getValue())));
        return principals;
    }

    private static List<Condition> conditions(JsonNode from) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : from.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        return conditions;
    }

    private static List<String> texts(JsonNode from) {
        return items(from).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> items(JsonNode from) {
        if (from.isMissingNode() || from.isNull()) {
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        if (from.isArray()) {
            from.forEach(items::add);
        } else {
            items.add(from);
        }
        return items;
    }
}
