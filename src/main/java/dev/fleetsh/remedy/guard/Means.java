package dev.fleetsh.remedy.guard;

import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.Action;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what an effect makes its change.
 *
 * @param name of the operation, the script or the document
 * @param whole the name with what it is given
 */
record Means(String name, String whole) {
    private static final int LONGEST = 160;
    private static final String COMMANDS = "commands";

    static Means of(Action action) {
        if (action instanceof Action.Call call) {
            return new Means(
                    call.call().operation(),
                    call.call().operation() + given(call.call().parameters()));
        }
        if (action instanceof Action.Script script) {
            return new Means(script.script().id(), script.script().id() + given(script.arguments()));
        }
        Action.Document document = (Action.Document) action;
        return document.parameters().get(COMMANDS) instanceof List<?> lines
                ? new Means(document.document(), command(lines) + " (" + document.document() + ")")
                : new Means(document.document(), document.document() + given(document.parameters()));
    }

    private static String command(List<?> lines) {
        return "`" + cut(lines.stream().map(String::valueOf).collect(Collectors.joining("; "))) + "`";
    }

    private static String given(Map<String, @Nullable Object> parameters) {
        return parameters.isEmpty()
                ? ""
                : " ("
                        + cut(parameters.entrySet().stream()
                                .map(each -> each.getKey() + " "
                                        + (each.getValue() instanceof String text
                                                ? text
                                                : DataJson.compact(each.getValue())))
                                .collect(Collectors.joining(", ")))
                        + ")";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
