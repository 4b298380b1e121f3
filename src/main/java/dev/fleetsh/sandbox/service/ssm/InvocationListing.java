package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.node.RunnableDocument;
import dev.fleetsh.sandbox.run.Invocation;
import dev.fleetsh.sandbox.run.Runner;
import dev.fleetsh.sandbox.run.SentCommand;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;

/**
 * ListCommandInvocations and GetCommandInvocation. A command that was just sent isn't found yet, as in AWS, whose command
 * line tool is told to try again.
 */
record InvocationListing(Runner runner) {
    private static final int MAX_PAGE = 50;
    private static final int MAX_FILTERS = 5;
    private static final int MAX_LISTED = 2_500;
    private static final int MAX_OUT = 24_000;
    private static final int MAX_ERR = 8_000;
    /** The end of what was too long, by the agent's source. */
    private static final String TRUNCATED = "--output truncated--";

    private record Row(SentCommand command, Invocation invocation) {}

    ListCommandInvocationsResponse list(Caller caller, ListCommandInvocationsRequest request) {
        Constraints constraints = new Constraints()
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size("filters", request.hasFilters(), request.filters(), 1, MAX_FILTERS);
        CommandListing.check(constraints, request.filters());
        constraints.check();
        request.filters().forEach(CommandListing::check);
        boolean details = Boolean.TRUE.equals(request.details());
        return caller.live().exclusively(() -> {
            Integer size = request.maxResults();
            Page<Row> page = Paging.of(
                            caller,
                            request.toBuilder().maxResults(null).nextToken(null).build())
                    .page(rows(caller, request), size == null ? MAX_PAGE : size, request.nextToken());
            return ListCommandInvocationsResponse.builder()
                    .commandInvocations(page.map(row -> row(row, details)))
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    private List<Row> rows(Caller caller, ListCommandInvocationsRequest request) {
        List<Row> rows = new ArrayList<>();
        for (SentCommand command : runner.commands(caller.account().id(), caller.region())) {
            boolean asked = request.commandId() == null || request.commandId().equals(command.id());
            if (!asked || !visible(caller, command)) {
                continue;
            }
            for (Invocation invocation : command.invocations()) {
                boolean matches = (request.instanceId() == null
                                || request.instanceId().equals(invocation.nodeId()))
                        && request.filters().stream()
                                .allMatch(filter -> CommandListing.matches(
                                        command, filter, invocation.state().status()));
                if (matches) {
                    rows.add(new Row(command, invocation));
                }
            }
        }
        return rows;
    }

    private static boolean visible(Caller caller, SentCommand command) {
        return !caller.live()
                .now()
                .isBefore(command.requested().plus(caller.live().pace().visible()));
    }

    private static CommandInvocation row(Row row, boolean details) {
        Invocation invocation = row.invocation();
        return CommandInvocation.builder()
                .commandId(row.command().id())
                .instanceId(invocation.nodeId())
                .instanceName(invocation.nodeName())
                .comment(row.command().order().comment())
                .documentName(row.command().order().document())
                .documentVersion(row.command().order().version())
                .requestedDateTime(row.command().requested())
                .status(invocation.state().status())
                .statusDetails(invocation.state().details())
                .traceOutput(details ? "" : null)
                .standardOutputUrl("")
                .standardErrorUrl("")
                .commandPlugins(details ? List.of(plugin(row)) : List.of())
                .serviceRole("")
                .build();
    }

    private static CommandPlugin plugin(Row row) {
        Invocation invocation = row.invocation();
        return CommandPlugin.builder()
                .name(RunnableDocument.named(row.command().order().document()).plugin())
                .status(pluginStatus(invocation))
                .statusDetails(invocation.state().details())
                .responseCode(invocation.responseCode())
                .responseStartDateTime(invocation.started())
                .responseFinishDateTime(invocation.ended())
                .output(cut(output(invocation), MAX_LISTED))
                .standardOutputUrl("")
                .standardErrorUrl("")
                .build();
    }

    /** Plugins have no Delayed and no Cancelling. */
    private static String pluginStatus(Invocation invocation) {
        return switch (invocation.state()) {
            case DELAYED -> "Pending";
            case CANCELLING -> "InProgress";
            default -> invocation.state().status();
        };
    }

    private static String output(Invocation invocation) {
        return invocation.err().isEmpty()
                ? invocation.out()
                : invocation.out() + "\n----------ERROR-------\n" + invocation.err();
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - TRUNCATED.length()) + TRUNCATED;
    }

    GetCommandInvocationResponse get(Caller caller, GetCommandInvocationRequest request) {
        new Constraints()
                .required("commandId", request.commandId())
                .length("commandId", request.commandId(), 36, 36)
                .required("instanceId", request.instanceId())
                .check();
        return caller.live().exclusively(() -> {
            SentCommand command = runner.command(caller.account().id(), caller.region(), request.commandId());
            Invocation invocation =
                    command == null || !visible(caller, command) ? null : command.invocation(request.instanceId());
            if (command == null || invocation == null) {
                throw ServiceError.of(
                        "InvocationDoesNotExist",
                        "The command ID and managed node ID you specified didn't match any invocations.");
            }
            String plugin = RunnableDocument.named(command.order().document()).plugin();
            if (request.pluginName() != null && !request.pluginName().equals(plugin)) {
                throw ServiceError.of("InvalidPluginName", "The plugin name isn't valid.");
            }
            return response(command, invocation, plugin);
        });
    }

    private static GetCommandInvocationResponse response(SentCommand command, Invocation invocation, String plugin) {
        return GetCommandInvocationResponse.builder()
                .commandId(command.id())
                .instanceId(invocation.nodeId())
                .comment(command.order().comment())
                .documentName(command.order().document())
                .documentVersion(command.order().version())
                .pluginName(plugin)
                .responseCode(invocation.responseCode())
                .executionStartDateTime(text(invocation.started()))
                .executionElapsedTime(elapsed(invocation))
                .executionEndDateTime(text(invocation.ended()))
                .status(invocation.state().status())
                .statusDetails(invocation.state().details())
                .standardOutputContent(cut(invocation.out(), MAX_OUT))
                .standardOutputUrl("")
                .standardErrorContent(cut(invocation.err(), MAX_ERR))
                .standardErrorUrl("")
                .build();
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String elapsed(Invocation invocation) {
        return invocation.started() == null || invocation.ended() == null
                ? ""
                : Duration.between(invocation.started(), invocation.ended()).toString();
    }
}
