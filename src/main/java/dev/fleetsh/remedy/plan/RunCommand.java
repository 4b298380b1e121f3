package dev.fleetsh.remedy.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An action as Run Command takes it. Arguments of a script stand behind its first line as assignments of Base64 text, so
 * that no value can become code.
 *
 * @param document its name
 * @param parameters of the document, each a list of text; where an earlier answer decides, of references as well
 */
public record RunCommand(String document, Map<String, @Nullable Object> parameters) {
    /** Line that ends the arguments of a script. */
    public static final String END_OF_ARGUMENTS = "# end of arguments";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** Variables that PowerShell keeps for itself: an assignment fails, or changes how it works. */
    private static final Set<String> KEPT = Set.of(
            "args", "error", "event", "false", "foreach", "home", "host", "input", "matches", "null", "pid", "profile",
            "psitem", "sender", "switch", "this", "true");

    private static final Pattern SHELL_ARGUMENT = Pattern.compile(
            "([a-z][a-z0-9_]*)=\"\\$\\(printf %s '[A-Za-z0-9+/=]*' \\| base64 --decode && printf x\\)\" \\|\\| exit 9; "
                    + "\\1=\"\\$\\{\\1%x\\}\"");
    private static final Pattern POWERSHELL_ARGUMENT = Pattern.compile("\\$[a-z][a-z0-9_]* = "
            + "\\[Text\\.Encoding\\]::UTF8\\.GetString\\(\\[Convert\\]::FromBase64String\\('[A-Za-z0-9+/=]*'\\)\\)");

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

    /**
     * Whether parameters that are sent are these: to the letter, but where a reference stands to an answer, any value will
     * do that {@linkplain AnswerRef#mayStand may stand there}, and in a script only as an argument.
     *
     * @param sent parameters of the document
     */
    public boolean fits(@Nullable Object sent) {
        if (!(sent instanceof Map<?, ?> other) || !other.keySet().equals(parameters.keySet())) {
            return false;
        }
        boolean script = document.equals(NodeScript.Language.SHELL.document())
                || document.equals(NodeScript.Language.POWERSHELL.document());
        return parameters.entrySet().stream().allMatch(entry -> {
            boolean code = script && entry.getKey().equals("commands");
            return entry.getValue() instanceof List<?> planned
                    && other.get(entry.getKey()) instanceof List<?> now
                    && now.size() == planned.size()
                    && IntStream.range(0, planned.size()).allMatch(i -> fits(planned.get(i), now.get(i), code));
        });
    }

    private static boolean fits(@Nullable Object planned, @Nullable Object now, boolean code) {
        if (AnswerRef.of(planned) == null) {
            return Objects.equals(planned, now);
        }
        return code
                ? now instanceof String line
                        && (isArgument(NodeScript.Language.SHELL, line)
                                || isArgument(NodeScript.Language.POWERSHELL, line))
                : AnswerRef.mayStand(now);
    }

    /** Whether an argument of that name stands in a line, as this class writes it. */
    public static boolean isArgument(NodeScript.Language language, String name, String line) {
        String head =
                switch (language) {
                    case SHELL -> name + "=";
                    case POWERSHELL -> "$" + name + " = ";
                };
        return line.startsWith(head) && isArgument(language, line);
    }

    private static List<@Nullable Object> texts(@Nullable Object value) {
        List<@Nullable Object> texts = new ArrayList<>();
        for (Object item : value instanceof List<?> items ? items : Collections.singletonList(value)) {
            texts.add(AnswerRef.of(item) == null ? String.valueOf(item) : item);
        }
        return texts;
    }

    private static List<@Nullable Object> lines(NodeScript script, Map<String, @Nullable Object> arguments) {
        List<String> text = script.text().lines().toList();
        String head = "# fleetsh: " + script.label();
        boolean headed = !text.isEmpty() && text.get(0).equals(head);
        List<@Nullable Object> lines = new ArrayList<>();
        lines.add(head);
        // What is not resolved yet stands as it is: it can be shown, compared and approved, but not sent.
        arguments.forEach((name, value) -> lines.add(
                AnswerRef.of(value) == null ? assignment(script.language(), name, text(name, value)) : value));
        lines.add(END_OF_ARGUMENTS);
        lines.addAll(text.subList(headed ? 1 : 0, text.size()));
        return lines;
    }

    /** Whether a line is an argument as this class writes it: an assignment whose value can't become code. */
    public static boolean isArgument(NodeScript.Language language, String line) {
        Pattern pattern =
                switch (language) {
                    case SHELL -> SHELL_ARGUMENT;
                    case POWERSHELL -> POWERSHELL_ARGUMENT;
                };
        return pattern.matcher(line).matches();
    }

    private static String assignment(NodeScript.Language language, String name, String value) {
        if (!NAME.matcher(name).matches() || language == NodeScript.Language.POWERSHELL && KEPT.contains(name)) {
            throw new IllegalArgumentException("not the name of an argument: \"" + name
                    + "\"; write lower case letters, digits and underscores, and none of PowerShell's own variables");
        }
        if (language == NodeScript.Language.SHELL && value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the argument " + name + " holds a NUL, which no shell can keep");
        }
        String encoded = Base64.getEncoder().encodeToString(utf8(name, value));
        return switch (language) {
            // The x keeps line ends at the end, which the shell would drop. Without base64 nothing runs.
            case SHELL ->
                name + "=\"$(printf %s '" + encoded + "' | base64 --decode && printf x)\" || exit 9; " + name + "=\"${"
                        + name + "%x}\"";
            case POWERSHELL ->
                "$" + name + " = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('" + encoded + "'))";
        };
    }

    private static byte[] utf8(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(value)) {
            throw new IllegalArgumentException("the argument " + name + " holds half of a character");
        }
        return bytes;
    }

    /** An argument as the script gets it: text as it is, a list by lines, nothing for null. */
    private static String text(String name, @Nullable Object value) {
        if (value instanceof List<?> items) {
            List<String> lines = items.stream().map(item -> text(name, item)).toList();
            if (lines.stream().anyMatch(line -> line.indexOf('\n') >= 0)) {
                throw new IllegalArgumentException("the argument " + name + " is a list of texts with line ends");
            }
            return String.join("\n", lines);
        }
        if (value instanceof Map<?, ?>) {
            throw new IllegalArgumentException(
                    "the argument " + name + " is an object; scripts take text and lists of text");
        }
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
