package dev.fleetsh.remedy.guard;

import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.RunCommand;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a probe from a command that may change something: a probe is one of the scripts that come with fleetsh and only
 * read, word for word, with arguments that are data.
 */
final class Probes {
    private static final Map<String, NodeScript.Language> LANGUAGES = Map.of(
            NodeScript.Language.SHELL.document(), NodeScript.Language.SHELL,
            NodeScript.Language.POWERSHELL.document(), NodeScript.Language.POWERSHELL);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private final Supplier<? extends Collection<NodeScript>> shipped;
    private @Nullable Set<List<String>> known;

    Probes(Supplier<? extends Collection<NodeScript>> shipped) {
        this.shipped = shipped;
    }

    /** Whether the action sends a probe. */
    boolean isProbe(Action action) {
        if (action instanceof Action.Call) {
            return false;
        }
        RunCommand command = RunCommand.of(action);
        return isProbe(Map.of("DocumentName", command.document(), "Parameters", command.parameters()));
    }

    /** @param sent parameters of ssm:SendCommand */
    boolean isProbe(Map<String, ? extends @Nullable Object> sent) {
        String document = String.valueOf(sent.get("DocumentName"));
        NodeScript.Language language = LANGUAGES.get(document);
        if (language == null
                || !(sent.get("Parameters") instanceof Map<?, ?> parameters)
                || !Set.of("commands", "executionTimeout").containsAll(parameters.keySet())
                || !(parameters.get("commands") instanceof List<?> lines)
                || !seconds(parameters.get("executionTimeout"))) {
            return false;
        }
        int end = lines.indexOf(RunCommand.END_OF_ARGUMENTS);
        return end > 0
                && lines.subList(1, end).stream()
                        .allMatch(line -> RunCommand.isArgument(language, String.valueOf(line)))
                && known().contains(key(document, lines.get(0), lines.subList(end + 1, lines.size())));
    }

    private static boolean seconds(@Nullable Object value) {
        return value == null
                || value instanceof List<?> one
                        && one.size() == 1
                        && SECONDS.matcher(String.valueOf(one.get(0))).matches();
    }

    private synchronized Set<List<String>> known() {
        if (known == null) {
            known = new HashSet<>();
            for (NodeScript script : shipped.get()) {
                if (script.readOnly()) {
                    List<String> text = script.text().lines().toList();
                    String head = "# fleetsh: " + script.label();
                    boolean headed = !text.isEmpty() && text.get(0).equals(head);
                    known.add(key(script.language().document(), head, headed ? text.subList(1, text.size()) : text));
                }
            }
        }
        return known;
    }

    private static List<String> key(String document, @Nullable Object head, List<?> text) {
        return List.of(
                document,
                String.valueOf(head),
                String.join("\n", text.stream().map(String::valueOf).toList()));
    }
}
