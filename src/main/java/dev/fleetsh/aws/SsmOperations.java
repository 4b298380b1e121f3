package dev.fleetsh.aws;

import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CreateActivationRequest;
import software.amazon.awssdk.services.ssm.model.CreateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.CreateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeleteActivationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeregisterManagedInstanceRequest;
import software.amazon.awssdk.services.ssm.model.DescribeActivationsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationExecutionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentPermissionRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeEffectiveInstanceAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceAssociationsStatusRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstancePropertiesRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetInventoryRequest;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesRequest;
import software.amazon.awssdk.services.ssm.model.ListNodesRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ModifyDocumentPermissionRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.ResetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.StartAssociationsOnceRequest;
import software.amazon.awssdk.services.ssm.model.TerminateSessionRequest;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentDefaultVersionRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.UpdateManagedInstanceRoleRequest;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingRequest;

/** The operations of Systems Manager that remedies may call. */
final class SsmOperations {
    private SsmOperations() {}

    static void addTo(OperationRows<SsmClient> rows) {
        rows.add("DescribeActivations", DescribeActivationsRequest::builder, SsmClient::describeActivations);
        rows.add("DescribeAssociation", DescribeAssociationRequest::builder, SsmClient::describeAssociation);
        rows.add(
                "DescribeAssociationExecutions",
                DescribeAssociationExecutionsRequest::builder,
                SsmClient::describeAssociationExecutions);
        rows.add("DescribeDocument", DescribeDocumentRequest::builder, SsmClient::describeDocument);
        rows.add(
                "DescribeDocumentPermission",
                DescribeDocumentPermissionRequest::builder,
                SsmClient::describeDocumentPermission);
        rows.add(
                "DescribeEffectiveInstanceAssociations",
                DescribeEffectiveInstanceAssociationsRequest::builder,
                SsmClient::describeEffectiveInstanceAssociations);
        rows.add(
                "DescribeInstanceAssociationsStatus",
                DescribeInstanceAssociationsStatusRequest::builder,
                SsmClient::describeInstanceAssociationsStatus);
        rows.add(
                "DescribeInstanceInformation",
                DescribeInstanceInformationRequest::builder,
                SsmClient::describeInstanceInformation);
        rows.add(
                "DescribeInstanceProperties",
                DescribeInstancePropertiesRequest::builder,
                SsmClient::describeInstanceProperties);
        rows.add("DescribeSessions", DescribeSessionsRequest::builder, SsmClient::describeSessions);
        rows.add("GetCommandInvocation", GetCommandInvocationRequest::builder, SsmClient::getCommandInvocation);
        rows.add("GetConnectionStatus", GetConnectionStatusRequest::builder, SsmClient::getConnectionStatus);
        rows.add("GetDocument", GetDocumentRequest::builder, SsmClient::getDocument);
        rows.add("GetInventory", GetInventoryRequest::builder, SsmClient::getInventory);
        rows.add("GetServiceSetting", GetServiceSettingRequest::builder, SsmClient::getServiceSetting);
        rows.add(
                "ListAssociationVersions", ListAssociationVersionsRequest::builder, SsmClient::listAssociationVersions);
        rows.add("ListAssociations", ListAssociationsRequest::builder, SsmClient::listAssociations);
        rows.add("ListCommandInvocations", ListCommandInvocationsRequest::builder, SsmClient::listCommandInvocations);
        rows.add("ListCommands", ListCommandsRequest::builder, SsmClient::listCommands);
        rows.add("ListDocumentVersions", ListDocumentVersionsRequest::builder, SsmClient::listDocumentVersions);
        rows.add("ListDocuments", ListDocumentsRequest::builder, SsmClient::listDocuments);
        rows.add("ListInventoryEntries", ListInventoryEntriesRequest::builder, SsmClient::listInventoryEntries);
        rows.add("ListNodes", ListNodesRequest::builder, SsmClient::listNodes);
        rows.add("ListTagsForResource", ListTagsForResourceRequest::builder, SsmClient::listTagsForResource);
        rows.add("AddTagsToResource", AddTagsToResourceRequest::builder, SsmClient::addTagsToResource);
        rows.add("CancelCommand", CancelCommandRequest::builder, SsmClient::cancelCommand);
        rows.add("CreateActivation", CreateActivationRequest::builder, SsmClient::createActivation);
        rows.add("CreateAssociation", CreateAssociationRequest::builder, SsmClient::createAssociation);
        rows.add("CreateDocument", CreateDocumentRequest::builder, SsmClient::createDocument);
        rows.add("DeleteActivation", DeleteActivationRequest::builder, SsmClient::deleteActivation);
        rows.add("DeleteAssociation", DeleteAssociationRequest::builder, SsmClient::deleteAssociation);
        rows.add("DeleteDocument", DeleteDocumentRequest::builder, SsmClient::deleteDocument);
        rows.add(
                "DeregisterManagedInstance",
                DeregisterManagedInstanceRequest::builder,
                SsmClient::deregisterManagedInstance);
        rows.add(
                "ModifyDocumentPermission",
                ModifyDocumentPermissionRequest::builder,
                SsmClient::modifyDocumentPermission);
        rows.add("RemoveTagsFromResource", RemoveTagsFromResourceRequest::builder, SsmClient::removeTagsFromResource);
        rows.add("ResetServiceSetting", ResetServiceSettingRequest::builder, SsmClient::resetServiceSetting);
        rows.add("SendCommand", SendCommandRequest::builder, SsmClient::sendCommand);
        rows.add("StartAssociationsOnce", StartAssociationsOnceRequest::builder, SsmClient::startAssociationsOnce);
        rows.add("TerminateSession", TerminateSessionRequest::builder, SsmClient::terminateSession);
        rows.add("UpdateAssociation", UpdateAssociationRequest::builder, SsmClient::updateAssociation);
        rows.add("UpdateDocument", UpdateDocumentRequest::builder, SsmClient::updateDocument);
        rows.add(
                "UpdateDocumentDefaultVersion",
                UpdateDocumentDefaultVersionRequest::builder,
                SsmClient::updateDocumentDefaultVersion);
        rows.add(
                "UpdateManagedInstanceRole",
                UpdateManagedInstanceRoleRequest::builder,
                SsmClient::updateManagedInstanceRole);
        rows.add("UpdateServiceSetting", UpdateServiceSettingRequest::builder, SsmClient::updateServiceSetting);
    }
}
