package dev.fleetsh.aws;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.RevokeGrantRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;

/** The operations of KMS that remedies may call. */
final class KmsOperations {
    private KmsOperations() {}

    static void addTo(OperationRows<KmsClient> rows) {
        rows.add("DescribeKey", DescribeKeyRequest::builder, KmsClient::describeKey);
        rows.add("GetKeyPolicy", GetKeyPolicyRequest::builder, KmsClient::getKeyPolicy);
        rows.add("ListAliases", ListAliasesRequest::builder, KmsClient::listAliases);
        rows.add("ListGrants", ListGrantsRequest::builder, KmsClient::listGrants);
        rows.add("ListKeyPolicies", ListKeyPoliciesRequest::builder, KmsClient::listKeyPolicies);
        rows.add("ListResourceTags", ListResourceTagsRequest::builder, KmsClient::listResourceTags);
        rows.add("CancelKeyDeletion", CancelKeyDeletionRequest::builder, KmsClient::cancelKeyDeletion);
        rows.add("CreateGrant", CreateGrantRequest::builder, KmsClient::createGrant);
        rows.add("DisableKey", DisableKeyRequest::builder, KmsClient::disableKey);
        rows.add("EnableKey", EnableKeyRequest::builder, KmsClient::enableKey);
        rows.add("PutKeyPolicy", PutKeyPolicyRequest::builder, KmsClient::putKeyPolicy);
        rows.add("RevokeGrant", RevokeGrantRequest::builder, KmsClient::revokeGrant);
        rows.add("ScheduleKeyDeletion", ScheduleKeyDeletionRequest::builder, KmsClient::scheduleKeyDeletion);
    }
}
