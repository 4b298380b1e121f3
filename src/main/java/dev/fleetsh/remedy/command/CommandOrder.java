package dev.fleetsh.remedy.command;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.RunCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command to be sent.
 *
 * @param nodes ids, 1 to {@value #MOST_NODES}
 * @param comment by which it is found again; it begins with the plan's mark and has at most {@value #LONGEST_COMMENT}
 *     characters
 * @param delivery how long a node may take to take it, 30 seconds to 30 days
 * @param maxConcurrency how many nodes run it at once
 * @param maxErrors after how many failures it goes to no further node
 */
public record CommandOrder(
        ScopeId scope,
        RunCommand command,
        List<String> nodes,
        String comment,
        Duration delivery,
        int maxConcurrency,
        int maxErrors) {
    /** How many ids AWS takes in one call. */
    public static final int MOST_NODES = 50;

    /** How long AWS lets a comment be. */
    public static final int LONGEST_COMMENT = 100;

    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /**
     * @throws IllegalArgumentException for an order that AWS does not take
     */
    public CommandOrder {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
            throw new IllegalArgumentException("a command goes to 1 to " + MOST_NODES + " nodes, not " + nodes.size());
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("a comment has at most " + LONGEST_COMMENT + " characters: " + comment);
        }
        if (delivery.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("AWS takes at least 30 seconds for delivery, not " + delivery);
        }
        if (maxConcurrency < 1 || maxErrors < 0) {
            throw new IllegalArgumentException("at least one node at once, and no fewer than no errors");
        }
    }

    /** The call that sends it. */
    public ApiCall call() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("DocumentName", command.document());
        parameters.put("InstanceIds", nodes);
        if (!command.parameters().isEmpty()) {
            parameters.put("Parameters", command.parameters());
        }
        parameters.put("Comment", comment);
        parameters.put("TimeoutSeconds", delivery.toSeconds());
        parameters.put("MaxConcurrency", String.valueOf(maxConcurrency));
        parameters.put("MaxErrors", String.valueOf(maxErrors));
        return ApiCall.of("ssm:SendCommand", parameters);
    }

    /** How long what runs may take: what the command says itself, or AWS's own limit of an hour. */
    public Duration execution() {
        Object seconds = command.parameters().get("executionTimeout");
        Object first = seconds instanceof List<?> list && !list.isEmpty() ? list.get(0) : seconds;
        return first instanceof String text && text.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(text))
                : Duration.ofHours(1);
    }

    /** How long it may take from being sent to its end. */
    public Duration longest() {
        return delivery.plus(execution());
    }
}
