package dev.fleetsh.remedy.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An action as Run Command takes it. Arguments of a script stand behind its first line as assignments of Base64 text, so
 * that no value can become code.
 *
 * @param document its name
 * @param parameters of the document, each a list of text
 */
public record RunCommand(String document, Map<String, @Nullable Object> parameters) {
    /** Line that ends the arguments of a script. */
    public static final String END_OF_ARGUMENTS = "# end of arguments";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public RunCommand {
        parameters = Data.map(parameters);
    }

    /**
     * The action's document with its parameters.
     *
     * @throws IllegalArgumentException for a call of an API, and for arguments whose names are no names
     */
    public static RunCommand of(Action action) {
        if (action instanceof Action.Document document) {
            Map<String, @Nullable Object> lists = new LinkedHashMap<>();
            document.parameters().forEach((name, value) -> lists.put(name, texts(value)));
            return new RunCommand(document.document(), lists);
        }
        if (action instanceof Action.Script script) {
            return new RunCommand(
                    script.script().language().document(),
                    Map.of(
                            "commands",
                            lines(script.script(), script.arguments()),
                            "executionTimeout",
                            List.of(String.valueOf(Math.max(1, script.timeout().toSeconds())))));
        }
        throw new IllegalArgumentException("not a command: " + action);
    }

    /** Id of the node that runs the action; empty for a call of an API. */
    public static String node(Action action) {
        if (action instanceof Action.Document document) {
            return document.node();
        }
        return action instanceof Action.Script script ? script.node() : "";
    }

    /** Whether two effects can go out in one command: the same document and parameters, in the same scope. */
    public static boolean alike(Effect one, Effect other) {
        return !(one.action() instanceof Action.Call)
                && !(other.action() instanceof Action.Call)
                && one.resource().scope().equals(other.resource().scope())
                && of(one.action()).equals(of(other.action()));
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static List<String> lines(NodeScript script, Map<String, @Nullable Object> arguments) {
        List<String> text = script.text().lines().toList();
        String head = "# fleetsh: " + script.label();
        boolean headed = !text.isEmpty() && text.get(0).equals(head);
        List<String> lines = new ArrayList<>();
        lines.add(head);
        arguments.forEach((name, value) -> lines.add(assignment(script.language(), name, String.valueOf(value))));
        lines.add(END_OF_ARGUMENTS);
        lines.addAll(text.subList(headed ? 1 : 0, text.size()));
        return lines;
    }

    private static String assignment(NodeScript.Language language, String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not the name of an argument: \"" + name + "\"; write lower case letters, digits and underscores");
        }
        String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return switch (language) {
            case SHELL -> name + "=\"$(printf %s '" + encoded + "' | base64 -d)\"";
            case POWERSHELL ->
                "$" + name + " = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('" + encoded + "'))";
        };
    }
}
