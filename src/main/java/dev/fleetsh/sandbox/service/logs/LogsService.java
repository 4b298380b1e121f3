package dev.fleetsh.sandbox.service.logs;

import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.JsonProtocol;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;

/** CloudWatch Logs' operations on log groups. */
public final class LogsService {
    private LogsService() {}

    /** The service. */
    public static Service service() {
        return Service.regional(
                "logs",
                new JsonProtocol("1.1"),
                CommonErrors.JSON,
                Operation.of("DescribeLogGroups", DescribeLogGroupsRequest::builder, LogGroups::describe),
                Operation.of("CreateLogGroup", CreateLogGroupRequest::builder, LogGroups::create)
                        .changing(),
                Operation.of("DeleteLogGroup", DeleteLogGroupRequest::builder, LogGroups::delete)
                        .changing(),
                Operation.of("AssociateKmsKey", AssociateKmsKeyRequest::builder, LogGroups::associate)
                        .changing(),
                Operation.of("DisassociateKmsKey", DisassociateKmsKeyRequest::builder, LogGroups::disassociate)
                        .changing(),
                Operation.of("PutRetentionPolicy", PutRetentionPolicyRequest::builder, LogGroups::retention)
                        .changing());
    }
}
