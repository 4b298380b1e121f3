package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Operation;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.DescribeActivationsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstancePropertiesRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetInventoryRequest;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;

/** The operations that look at nodes, documents, settings and associations. */
final class SsmReads {
    private SsmReads() {}

    static List<Operation<?, ?>> operations(Heartbeat heartbeat) {
        return List.of(
                Operation.of(
                                "DescribeInstanceInformation",
                                DescribeInstanceInformationRequest::builder,
                                new InformationListing(heartbeat)::answer)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of(
                                "DescribeInstanceProperties",
                                DescribeInstancePropertiesRequest::builder,
                                new PropertyListing(heartbeat)::answer)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of("GetConnectionStatus", GetConnectionStatusRequest::builder, Channels::status)
                        .on((caller, request) -> Channels.arn(caller, request.target())),
                Operation.of("GetDocument", GetDocumentRequest::builder, Documents::get)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name())),
                Operation.of("DescribeDocument", DescribeDocumentRequest::builder, Documents::describe)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name())),
                Operation.of("ListDocuments", ListDocumentsRequest::builder, Documents::list)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of("ListDocumentVersions", ListDocumentVersionsRequest::builder, Documents::versions)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name())),
                Operation.of("GetServiceSetting", GetServiceSettingRequest::builder, Settings::get)
                        .on((caller, request) -> Settings.arn(caller, request.settingId())),
                Operation.of("GetInventory", GetInventoryRequest::builder, InventoryQueries::get)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of("ListInventoryEntries", ListInventoryEntriesRequest::builder, InventoryQueries::entries)
                        .on((caller, request) -> Channels.arn(caller, request.instanceId())),
                Operation.of("ListTagsForResource", ListTagsForResourceRequest::builder, ResourceTags::list)
                        .on((caller, request) -> Channels.arn(caller, request.resourceId())),
                Operation.of("ListAssociations", ListAssociationsRequest::builder, Associations::list)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of("DescribeAssociation", DescribeAssociationRequest::builder, AssociationChanges::describe)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of("DescribeSessions", DescribeSessionsRequest::builder, Sessions::describe)
                        .on((caller, request) -> caller.arn("ssm", "*")),
                Operation.of("DescribeActivations", DescribeActivationsRequest::builder, ActivationChanges::describe)
                        .on((caller, request) -> caller.arn("ssm", "*")));
    }
}
