package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Operation;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.CreateActivationRequest;
import software.amazon.awssdk.services.ssm.model.CreateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.CreateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeleteActivationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeregisterManagedInstanceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.ResetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentDefaultVersionRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.UpdateManagedInstanceRoleRequest;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingRequest;

/** The operations that change documents, settings, associations, hybrid nodes and tags. */
final class SsmChanges {
    private SsmChanges() {}

    static List<Operation<?, ?>> operations(DocumentChanges documents) {
        return List.of(
                Operation.of("CreateDocument", CreateDocumentRequest::builder, documents::create)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name()))
                        .changing(),
                Operation.of("UpdateDocument", UpdateDocumentRequest::builder, documents::update)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name()))
                        .changing(),
                Operation.of(
                                "UpdateDocumentDefaultVersion",
                                UpdateDocumentDefaultVersionRequest::builder,
                                DocumentChanges::makeDefault)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name()))
                        .changing(),
                Operation.of("DeleteDocument", DeleteDocumentRequest::builder, documents::delete)
                        .on((caller, request) -> caller.arn("ssm", "document/" + request.name()))
                        .changing(),
                Operation.of("UpdateServiceSetting", UpdateServiceSettingRequest::builder, Settings::update)
                        .on((caller, request) -> Settings.arn(caller, request.settingId()))
                        .changing(),
                Operation.of("ResetServiceSetting", ResetServiceSettingRequest::builder, Settings::reset)
                        .on((caller, request) -> Settings.arn(caller, request.settingId()))
                        .changing(),
                Operation.of("CreateAssociation", CreateAssociationRequest::builder, AssociationChanges::create)
                        .on((caller, request) -> caller.arn("ssm", "*"))
                        .changing(),
                Operation.of("UpdateAssociation", UpdateAssociationRequest::builder, AssociationChanges::update)
                        .on((caller, request) -> caller.arn("ssm", "*"))
                        .changing(),
                Operation.of("DeleteAssociation", DeleteAssociationRequest::builder, AssociationChanges::delete)
                        .on((caller, request) -> caller.arn("ssm", "*"))
                        .changing(),
                Operation.of("CreateActivation", CreateActivationRequest::builder, ActivationChanges::create)
                        .on((caller, request) -> caller.arn("ssm", "*"))
                        .changing(),
                Operation.of("DeleteActivation", DeleteActivationRequest::builder, ActivationChanges::delete)
                        .on((caller, request) -> caller.arn("ssm", "*"))
                        .changing(),
                Operation.of(
                                "UpdateManagedInstanceRole",
                                UpdateManagedInstanceRoleRequest::builder,
                                HybridNodes::updateRole)
                        .on((caller, request) -> Channels.arn(caller, request.instanceId()))
                        .changing(),
                Operation.of(
                                "DeregisterManagedInstance",
                                DeregisterManagedInstanceRequest::builder,
                                HybridNodes::deregister)
                        .on((caller, request) -> Channels.arn(caller, request.instanceId()))
                        .changing(),
                Operation.of("AddTagsToResource", AddTagsToResourceRequest::builder, ResourceTags::add)
                        .on((caller, request) -> Channels.arn(caller, request.resourceId()))
                        .changing(),
                Operation.of("RemoveTagsFromResource", RemoveTagsFromResourceRequest::builder, ResourceTags::remove)
                        .on((caller, request) -> Channels.arn(caller, request.resourceId()))
                        .changing());
    }
}
