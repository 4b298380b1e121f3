package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.run.CommandState;
import dev.fleetsh.sandbox.run.InvocationState;
import dev.fleetsh.sandbox.run.Order;
import dev.fleetsh.sandbox.run.Runner;
import dev.fleetsh.sandbox.run.SentCommand;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.Target;

/** ListCommands: newest first. */
record CommandListing(Runner runner) {
    private static final int MAX_PAGE = 50;
    private static final int MAX_FILTERS = 5;
    private static final Set<String> STAGES = Set.of("Executing", "Complete");

    ListCommandsResponse answer(Caller caller, ListCommandsRequest request) {
        Constraints constraints = new Constraints()
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size("filters", request.hasFilters(), request.filters(), 1, MAX_FILTERS);
        check(constraints, request.filters());
        constraints.check();
        request.filters().forEach(CommandListing::check);
        return caller.live().exclusively(() -> {
            List<SentCommand> matching = (request.commandId() == null
                            ? runner.commands(caller.account().id(), caller.region())
                            : List.of(find(runner, caller, request.commandId())))
                    .stream()
                            .filter(command ->
                                    request.instanceId() == null || command.invocation(request.instanceId()) != null)
                            .filter(command -> request.filters().stream()
                                    .allMatch(filter -> matches(
                                            command, filter, command.state().status())))
                            .toList();
            Integer size = request.maxResults();
            Page<SentCommand> page = Paging.of(
                            caller,
                            request.toBuilder().maxResults(null).nextToken(null).build())
                    .page(matching, size == null ? MAX_PAGE : size, request.nextToken());
            return ListCommandsResponse.builder()
                    .commands(page.map(CommandListing::row))
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    static void check(Constraints constraints, List<CommandFilter> filters) {
        for (CommandFilter filter : filters) {
            constraints
                    .required("filters.member.key", filter.keyAsString())
                    .oneOf("filters.member.key", filter.keyAsString(), CommandFilterKey.knownValues())
                    .required("filters.member.value", filter.value())
                    .length("filters.member.value", filter.value(), 1, 128);
        }
    }

    /** Refuses values that the filter's key doesn't have. */
    static void check(CommandFilter filter) {
        if (filter.key() == CommandFilterKey.INVOKED_AFTER || filter.key() == CommandFilterKey.INVOKED_BEFORE) {
            instant(filter.value());
        } else if (filter.key() == CommandFilterKey.EXECUTION_STAGE && !STAGES.contains(filter.value())) {
            throw invalid(filter.value());
        }
    }

    static boolean matches(SentCommand command, CommandFilter filter, String status) {
        return switch (filter.key()) {
            case INVOKED_AFTER -> command.requested().isAfter(instant(filter.value()));
            case INVOKED_BEFORE -> command.requested().isBefore(instant(filter.value()));
            case STATUS -> status.equals(filter.value());
            case EXECUTION_STAGE -> command.state().terminal() == filter.value().equals("Complete");
            case DOCUMENT_NAME -> command.order().document().equals(filter.value());
            default -> throw Documents.unmodelled("the command filter " + filter.keyAsString());
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(text);
        }
    }

    private static ServiceError invalid(String value) {
        return ServiceError.of("ValidationException", "The filter value is not valid: " + value);
    }

    /** The command of a scope. */
    static SentCommand find(Runner runner, Caller caller, String id) {
        SentCommand command = runner.command(caller.account().id(), caller.region(), id);
        if (command == null) {
            throw ServiceError.of("InvalidCommandId", "The specified command ID is not valid.");
        }
        return command;
    }

    static Command row(SentCommand command) {
        Order order = command.order();
        CommandState state = command.state();
        return Command.builder()
                .commandId(command.id())
                .documentName(order.document())
                .documentVersion(order.version())
                .comment(order.comment())
                .expiresAfter(command.expires())
                .parameters(order.parameters())
                .instanceIds(order.nodeIds())
                .targets(order.targets().stream()
                        .map(target -> Target.builder()
                                .key(target.key())
                                .values(target.values())
                                .build())
                        .toList())
                .requestedDateTime(command.requested())
                .status(state.status())
                .statusDetails(state.details())
                .maxConcurrency(order.maxConcurrency())
                .maxErrors(order.maxErrors())
                .targetCount(command.invocations().size())
                .completedCount(command.count(InvocationState::terminal))
                .errorCount(command.count(InvocationState::error))
                .deliveryTimedOutCount(command.count(InvocationState.DELIVERY_TIMED_OUT::equals))
                .timeoutSeconds(order.timeoutSeconds())
                .build();
    }
}
