package dev.fleetsh.render;

import dev.fleetsh.check.Capability;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.remedy.forecast.Forecast;
import dev.fleetsh.remedy.forecast.NodeForecast;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.remedy.guard.Limits;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes of remedies as maps and lists, which are written as JSON. */
final class JsonRemedies {
    private JsonRemedies() {}

    /** The value as data, or null where it is nothing of remedies. */
    static @Nullable Map<String, @Nullable Object> data(@Nullable Object value) {
        if (value instanceof Plan plan) {
            return PlanJson.data(plan);
        }
        if (value instanceof Forecast forecast) {
            return forecast(forecast);
        }
        if (value instanceof Remedy remedy) {
            return remedy(remedy);
        }
        if (value instanceof ApplyResult result) {
            return JsonApplies.result(result);
        }
        if (value instanceof JournalSummary summary) {
            return JsonApplies.summary(summary);
        }
        if (value instanceof Recorded recorded) {
            return JsonApplies.journal(recorded);
        }
        if (value instanceof PlanDiff diff) {
            return JsonApplies.diff(diff);
        }
        if (value instanceof Limits limits) {
            return map("scopes", limits.scopes(), "maxNodes", limits.maxNodes(), "until", limits.until());
        }
        return null;
    }

    private static Map<String, @Nullable Object> forecast(Forecast forecast) {
        Map<String, @Nullable Object> gained = new LinkedHashMap<>();
        forecast.gained().forEach((capability, count) -> gained.put(capability.label(), count));
        return map(
                "plan",
                forecast.plan(),
                "sentence",
                forecast.sentence(),
                "becomingReady",
                ids(forecast.becomingReady()),
                "stayingBlocked",
                ids(forecast.stayingBlocked()),
                "gettingWorse",
                ids(forecast.gettingWorse()),
                "gained",
                gained,
                "notModelled",
                forecast.notModelled(),
                "nodes",
                forecast.nodes().stream().map(JsonRemedies::node).toList());
    }

    private static List<String> ids(List<NodeForecast> nodes) {
        return nodes.stream().map(node -> node.node().id()).toList();
    }

    private static Map<String, @Nullable Object> node(NodeForecast node) {
        return map(
                "id",
                node.node().id(),
                "name",
                node.node().name(),
                "selected",
                node.selected(),
                "before",
                node.before().label(),
                "after",
                node.after().label(),
                "reason",
                node.reason(),
                "attempted",
                node.attempted(),
                "gained",
                node.gained().stream().map(Capability::label).toList(),
                "worse",
                node.worse());
    }

    private static Map<String, @Nullable Object> remedy(Remedy remedy) {
        return map(
                "id",
                remedy.id(),
                "title",
                remedy.title(),
                "fixes",
                remedy.fixes(),
                "parameters",
                remedy.parameters().stream().map(JsonRemedies::parameter).toList(),
                "help",
                remedy.help(),
                "origin",
                remedy.origin());
    }

    private static Map<String, @Nullable Object> parameter(RemedyParameter parameter) {
        return map(
                "name",
                parameter.name(),
                "type",
                parameter.type().getSimpleName(),
                "values",
                parameter.values(),
                "fallback",
                parameter.fallback(),
                "required",
                parameter.fallback() == null,
                "help",
                parameter.help());
    }

    /** @param pairs names and values in turn */
    static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
