package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.run.Runner;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.JsonProtocol;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstancePropertiesRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetInventoryRequest;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Systems Manager's operations. */
public final class SsmService {
    private SsmService() {}

    /** The service, as time goes by since the world's moment. */
    public static Service service(LiveWorld live) {
        Heartbeat heartbeat = new Heartbeat(live);
        Runner runner = new Runner(live);
        SendCommands sending = new SendCommands(runner);
        return Service.regional(
                "ssm",
                new JsonProtocol("1.1"),
                CommonErrors.JSON,
                operation(
                        "DescribeInstanceInformation",
                        DescribeInstanceInformationRequest::builder,
                        new InformationListing(heartbeat)::answer),
                operation(
                        "DescribeInstanceProperties",
                        DescribeInstancePropertiesRequest::builder,
                        new PropertyListing(heartbeat)::answer),
                operation("GetConnectionStatus", GetConnectionStatusRequest::builder, Channels::status)
                        .on((caller, request) -> Channels.arn(caller, request.target())),
                operation("GetDocument", GetDocumentRequest::builder, Documents::get)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name())),
                operation("ListDocuments", ListDocumentsRequest::builder, Documents::list),
                operation("GetServiceSetting", GetServiceSettingRequest::builder, Settings::get)
                        .on((caller, request) -> Settings.arn(caller, request.settingId())),
                operation("GetInventory", GetInventoryRequest::builder, InventoryQueries::get),
                operation("ListInventoryEntries", ListInventoryEntriesRequest::builder, InventoryQueries::entries)
                        .on((caller, request) -> Channels.arn(caller, request.instanceId())),
                operation("ListTagsForResource", ListTagsForResourceRequest::builder, ResourceTags::list)
                        .on((caller, request) -> Channels.arn(caller, request.resourceId())),
                operation("ListAssociations", ListAssociationsRequest::builder, Associations::list),
                operation("SendCommand", SendCommandRequest::builder, sending::send)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.documentName()))
                        .changing(),
                operation("CancelCommand", CancelCommandRequest::builder, sending::cancel)
                        .changing(),
                operation("ListCommands", ListCommandsRequest::builder, new CommandListing(runner)::answer),
                operation(
                        "ListCommandInvocations",
                        ListCommandInvocationsRequest::builder,
                        new InvocationListing(runner)::list),
                operation(
                        "GetCommandInvocation",
                        GetCommandInvocationRequest::builder,
                        new InvocationListing(runner)::get));
    }

    private static <B extends SdkPojo & SdkBuilder<B, Q>, Q> Operation<B, Q> operation(
            String name, Supplier<B> builder, BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        return Operation.of(name, builder, handler).on((caller, request) -> caller.arn("ssm", "*"));
    }
}
