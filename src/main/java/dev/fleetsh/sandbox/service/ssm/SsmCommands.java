package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.run.Runner;
import dev.fleetsh.sandbox.service.Operation;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** The operations of Run Command. */
final class SsmCommands {
    private SsmCommands() {}

    static List<Operation<?, ?>> operations(Runner runner) {
        return List.of(
                Operation.of("SendCommand", SendCommandRequest::builder, new SendCommands(runner)::send)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.documentName()))
                        .changing(),
                Operation.of("CancelCommand", CancelCommandRequest::builder, new SendCommands(runner)::cancel)
                        .on((caller, request) -> caller.arn("ssm", "*"))
                        .changing(),
                Operation.of("ListCommands", ListCommandsRequest::builder, new CommandListing(runner)::answer)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of(
                                "ListCommandInvocations",
                                ListCommandInvocationsRequest::builder,
                                new InvocationListing(runner)::list)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of(
                                "GetCommandInvocation",
                                GetCommandInvocationRequest::builder,
                                new InvocationListing(runner)::get)
                        .on((caller, request) -> caller.arn("ssm", "*")));
    }
}
