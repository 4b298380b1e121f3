package dev.fleetsh.sandbox.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement of a policy.
 *
 * @param allow whether it allows or denies
 * @param principals services, ARNs and {@code *}; empty in policies that say nothing of them
 * @param actions what it is about; with the other list empty
 * @param exceptActions what it is not about
 * @param resources what it is about; with the other list empty
 * @param exceptResources what it is not about
 * @param conditions all of which have to be fulfilled
 */
record Statement(
        boolean allow,
        List<String> principals,
        List<String> actions,
        List<String> exceptActions,
        List<String> resources,
        List<String> exceptResources,
        List<Condition> conditions) {
    static Statement of(JsonNode json) {
        String effect = json.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new IllegalArgumentException("Effect: " + effect);
        }
        List<String> actions = texts(json.path("Action"));
        List<String> exceptActions = texts(json.path("NotAction"));
        if (actions.isEmpty() && exceptActions.isEmpty()) {
            throw new IllegalArgumentException("no Action");
        }
        return new Statement(
                effect.equals("Allow"),
                principals(json.path("Principal")),
                actions,
                exceptActions,
                texts(json.path("Resource")),
                texts(json.path("NotResource")),
                conditions(json.path("Condition")));
    }

    private static List<String> principals(JsonNode json) {
        if (json.isTextual()) {
            return List.of(json.asText());
        }
        List<String> all = new ArrayList<>();
        json.forEach(kind -> all.addAll(texts(kind)));
        return all;
    }

    static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(item -> texts.add(item.asText()));
        } else if (json.isValueNode() && !json.isNull()) {
            texts.add(json.asText());
        }
        return texts;
    }

    private static List<Condition> conditions(JsonNode json) {
        List<Condition> conditions = new ArrayList<>();
        json.properties().forEach(operator -> operator.getValue()
                .properties()
                .forEach(key -> conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())))));
        return conditions;
    }

    /** Whether it is about that, conditions left aside. */
    boolean covers(Question question) {
        boolean principal = principals.isEmpty()
                || question.principal().isEmpty()
                || principals.contains("*")
                || principals.contains(question.principal());
        return principal
                && about(actions, exceptActions, question.action().toLowerCase(Locale.ROOT), true)
                && (resources.isEmpty() && exceptResources.isEmpty()
                        || about(resources, exceptResources, question.resource(), false));
    }

    private static boolean about(List<String> these, List<String> except, String text, boolean lower) {
        if (!these.isEmpty()) {
            return these.stream().anyMatch(glob -> Glob.matches(lower ? glob.toLowerCase(Locale.ROOT) : glob, text));
        }
        return except.stream().noneMatch(glob -> Glob.matches(lower ? glob.toLowerCase(Locale.ROOT) : glob, text));
    }

    boolean fulfilled(Map<String, String> context) {
        Map<String, String> lower = lower(context);
        return conditions.stream().allMatch(condition -> condition.fulfilled(lower));
    }

    Set<String> missing(Map<String, String> context) {
        Map<String, String> lower = lower(context);
        Set<String> missing = new TreeSet<>();
        for (Condition condition : conditions) {
            if (!lower.containsKey(condition.key().toLowerCase(Locale.ROOT))) {
                missing.add(condition.key());
            }
        }
        return missing;
    }

    private static Map<String, String> lower(Map<String, String> context) {
        Map<String, String> lower = new LinkedHashMap<>();
        context.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
