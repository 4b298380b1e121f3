package dev.fleetsh.sandbox.service.kms;

import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.JsonProtocol;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;

/** KMS's operations on the states of keys. */
public final class KmsService {
    private KmsService() {}

    /** The service. */
    public static Service service() {
        return Service.regional(
                "kms",
                new JsonProtocol("1.1"),
                CommonErrors.JSON,
                Operation.of("DescribeKey", DescribeKeyRequest::builder, Keys::describe),
                Operation.of("GetKeyPolicy", GetKeyPolicyRequest::builder, Keys::policy),
                Operation.of("ListAliases", ListAliasesRequest::builder, Keys::aliases),
                Operation.of("EnableKey", EnableKeyRequest::builder, Keys::enable)
                        .changing(),
                Operation.of("DisableKey", DisableKeyRequest::builder, Keys::disable)
                        .changing(),
                Operation.of("CancelKeyDeletion", CancelKeyDeletionRequest::builder, Keys::cancelDeletion)
                        .changing(),
                Operation.of("ScheduleKeyDeletion", ScheduleKeyDeletionRequest::builder, Keys::scheduleDeletion)
                        .changing());
    }
}
