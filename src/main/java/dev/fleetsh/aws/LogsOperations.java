package dev.fleetsh.aws;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;

/** The operations of CloudWatch Logs that remedies may call. */
final class LogsOperations {
    private LogsOperations() {}

    static void addTo(OperationRows<CloudWatchLogsClient> rows) {
        rows.add("DescribeLogGroups", DescribeLogGroupsRequest::builder, CloudWatchLogsClient::describeLogGroups);
        rows.add("DescribeLogStreams", DescribeLogStreamsRequest::builder, CloudWatchLogsClient::describeLogStreams);
        rows.add("ListTagsForResource", ListTagsForResourceRequest::builder, CloudWatchLogsClient::listTagsForResource);
        rows.add("AssociateKmsKey", AssociateKmsKeyRequest::builder, CloudWatchLogsClient::associateKmsKey);
        rows.add("CreateLogGroup", CreateLogGroupRequest::builder, CloudWatchLogsClient::createLogGroup);
        rows.add("DeleteLogGroup", DeleteLogGroupRequest::builder, CloudWatchLogsClient::deleteLogGroup);
        rows.add(
                "DeleteRetentionPolicy",
                DeleteRetentionPolicyRequest::builder,
                CloudWatchLogsClient::deleteRetentionPolicy);
        rows.add("DisassociateKmsKey", DisassociateKmsKeyRequest::builder, CloudWatchLogsClient::disassociateKmsKey);
        rows.add("PutRetentionPolicy", PutRetentionPolicyRequest::builder, CloudWatchLogsClient::putRetentionPolicy);
        rows.add("TagResource", TagResourceRequest::builder, CloudWatchLogsClient::tagResource);
        rows.add("UntagResource", UntagResourceRequest::builder, CloudWatchLogsClient::untagResource);
    }
}
