package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.ScopeId;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The reading clients of one account and Region. A service is loaded when it is first asked for. */
final class ScopeClients {
    private final Clients clients;
    private final Target target;
    private final ScopeId scope;

    /** @param target whose credentials reach that account */
    ScopeClients(Clients clients, Target target, ScopeId scope) {
        this.clients = clients;
        this.target = target;
        this.scope = scope;
    }

    /** What an operation of this scope draws from. */
    TokenBucket bucket(String operation) {
        String service = operation.substring(0, operation.indexOf(':'));
        return clients.rates().bucket(target, GlobalServices.region(service, scope), operation);
    }

    SsmClient ssm() {
        return clients.ssm(target, scope.region());
    }

    Ec2Client ec2() {
        return clients.ec2(target, scope.region());
    }

    IamClient iam() {
        return (IamClient) clients.collecting("iam", target, GlobalServices.region("iam", scope));
    }

    KmsClient kms() {
        return (KmsClient) clients.collecting("kms", target, scope.region());
    }

    CloudWatchLogsClient logs() {
        return (CloudWatchLogsClient) clients.collecting("logs", target, scope.region());
    }

    S3Client s3() {
        return s3(scope.region());
    }

    /** Of another Region, for a bucket that is there. */
    S3Client s3(String region) {
        return (S3Client) clients.collecting("s3", target, region);
    }

    String region() {
        return scope.region();
    }
}
