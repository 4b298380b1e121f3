package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.world.Account;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's own clients, without retries, on a sandbox. */
record Clients(
        SdkHttpClient http,
        Account account,
        String region,
        @Nullable URI endpoint) {
    static final Clock CLOCK = Clock.fixed(Worlds.NOW, ZoneOffset.UTC);

    static Clients of(Sandbox sandbox) {
        return new Clients(
                sandbox.httpClient(),
                sandbox.world().accounts().get(0),
                sandbox.world().regions().get(0),
                null);
    }

    Clients as(Account newAccount) {
        return new Clients(http, newAccount, region, endpoint);
    }

    Clients in(String newRegion) {
        return new Clients(http, account, newRegion, endpoint);
    }

    Clients at(SdkHttpClient newHttp, URI newEndpoint) {
        return new Clients(newHttp, account, region, newEndpoint);
    }

    SsmClient ssm() {
        return configured(SsmClient.builder()).build();
    }

    Ec2Client ec2() {
        return configured(Ec2Client.builder()).build();
    }

    StsClient sts() {
        return configured(StsClient.builder()).build();
    }

    IamClient iam() {
        return configured(IamClient.builder()).build();
    }

    KmsClient kms() {
        return configured(KmsClient.builder()).build();
    }

    CloudWatchLogsClient logs() {
        return configured(CloudWatchLogsClient.builder()).build();
    }

    S3Client s3() {
        return configured(S3Client.builder()).build();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(B builder) {
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
