package dev.fleetsh.remedy.command;

import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.plan.ApiCall;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what AWS tells of a command on its nodes. */
final class Invocations {
    /** ListCommandInvocations cuts output here; the line that matters may be behind it. */
    private static final int CUT = 2_500;

    private static final int SLACK = 60;

    private final Cloud cloud;

    Invocations(Cloud cloud) {
        this.cloud = cloud;
    }

    /** What AWS lists of the command, by node; a node that it does not list yet is missing. */
    Map<String, CommandResult> of(SentCommand command) {
        Map<String, CommandResult> results = new LinkedHashMap<>();
        Object answer;
        try {
            answer = cloud.read(
                    command.scope(),
                    ApiCall.of("ssm:ListCommandInvocations", Map.of("CommandId", command.id(), "Details", true)));
        } catch (RefusedException e) {
            // A command that was only just sent: AWS does not know its own id yet.
            if (e.code().equals("InvocationDoesNotExist") || e.code().equals("InvalidCommandId")) {
                return results;
            }
            throw e;
        }
        for (Map<?, ?> invocation : maps(answer, "CommandInvocations")) {
            CommandResult result = result(command, invocation);
            if (command.nodes().contains(result.node())) {
                results.put(result.node(), result);
            }
        }
        return results;
    }

    private CommandResult result(SentCommand command, Map<?, ?> invocation) {
        String node = text(invocation, "InstanceId");
        CommandStatus status = CommandStatus.of(text(invocation, "Status"), text(invocation, "StatusDetails"));
        List<Map<?, ?>> plugins = new ArrayList<>();
        for (Map<?, ?> plugin : maps(invocation, "CommandPlugins")) {
            if (!text(plugin, "StatusDetails").equals("Skipped")) {
                plugins.add(plugin);
            }
        }
        String output = String.join(
                "\n",
                plugins.stream()
                        .map(plugin -> text(plugin, "Output"))
                        .filter(one -> !one.isEmpty())
                        .toList());
        Object answer = AnswerLine.in(output);
        if (answer == null && status.ended() && output.length() >= CUT - SLACK) {
            output = whole(command, node, plugins, output);
            answer = AnswerLine.in(output);
        }
        return new CommandResult(node, status, exitCode(plugins), output, answer, ended(plugins));
    }

    private static @Nullable Instant ended(List<Map<?, ?>> plugins) {
        Instant last = null;
        for (Map<?, ?> plugin : plugins) {
            try {
                Instant ended = Instant.parse(text(plugin, "ResponseFinishDateTime"));
                last = last == null || ended.isAfter(last) ? ended : last;
            } catch (DateTimeParseException e) {
                // A step that has not ended has no time.
                continue;
            }
        }
        return last;
    }

    private String whole(SentCommand command, String node, List<Map<?, ?>> plugins, String cut) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("CommandId", command.id());
        parameters.put("InstanceId", node);
        if (plugins.size() > 1) {
            // Without a name AWS refuses where several steps ran.
            parameters.put("PluginName", text(plugins.get(plugins.size() - 1), "Name"));
        }
        Object answer;
        try {
            answer = cloud.read(command.scope(), ApiCall.of("ssm:GetCommandInvocation", parameters));
        } catch (RefusedException e) {
            if (e.throttled()) {
                throw e;
            }
            // Whoever may list commands need not be allowed to read one: the command is over all the same.
            return cut;
        }
        return answer instanceof Map<?, ?> map && map.get("StandardOutputContent") instanceof String text ? text : cut;
    }

    private static int exitCode(List<Map<?, ?>> plugins) {
        int code = -1;
        for (Map<?, ?> plugin : plugins) {
            if (plugin.get("ResponseCode") instanceof Long number) {
                code = number.intValue();
                if (code != 0) {
                    return code;
                }
            }
        }
        return code;
    }

    static List<Map<?, ?>> maps(@Nullable Object from, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (from instanceof Map<?, ?> map && map.get(name) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> one) {
                    maps.add(one);
                }
            }
        }
        return maps;
    }

    static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }
}
