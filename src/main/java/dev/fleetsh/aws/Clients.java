package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients of one collecting: one for each target, Region and service, made when first used. */
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final int LONGEST_BACKOFF = 20;

    private final AwsSettings settings;
    private final Credentials credentials;
    private final SdkHttpClient http;
    private final ScheduledExecutorService timers;
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();
    private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

    Clients(AwsSettings settings, Credentials credentials) {
        this.settings = settings;
        this.credentials = credentials;
        this.http = settings.http() == null
                ? UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.pace().attemptTimeout())
                        .build()
                : settings.http().get();
        this.timers = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "fleetsh-aws-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    SsmClient ssm(Target target, String region) {
        return (SsmClient) clients.computeIfAbsent(
                "ssm " + target + region, key -> common(SsmClient.builder(), target, region, settings.endpointOf("SSM"))
                        .build());
    }

    Ec2Client ec2(Target target, String region) {
        return (Ec2Client) clients.computeIfAbsent(
                "ec2 " + target + region, key -> common(Ec2Client.builder(), target, region, settings.endpointOf("EC2"))
                        .build());
    }

    StsClient sts(Target target, String region) {
        return (StsClient) clients.computeIfAbsent(
                "sts " + target + region, key -> common(StsClient.builder(), target, region, settings.endpointOf("STS"))
                        .build());
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B common(
            B builder, Target target, String region, @Nullable URI endpoint) {
        AwsCredentialsProvider provider = credentials.of(target);
        builder.httpClient(http)
                .region(Region.of(region))
                .credentialsProvider(provider)
                .overrideConfiguration(configuration(target, silence(region, endpoint)));
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    /** Shared by all that is answered by the same endpoint: simulated services answer for every Region. */
    private Silence silence(String region, @Nullable URI endpoint) {
        String place = endpoint != null ? endpoint.toString() : settings.simulated() ? "" : region;
        return silences.computeIfAbsent(place, key -> new Silence());
    }

    private ClientOverrideConfiguration configuration(Target target, Silence silence) {
        Pace pace = settings.pace();
        Duration longest = pace.backoff().multipliedBy(LONGEST_BACKOFF);
        BackoffStrategy backoff = BackoffStrategy.exponentialDelay(pace.backoff(), longest);
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(pace.attempts())
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build();
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(new ReadOnlyGuard())
                .addExecutionInterceptor(silence)
                .retryStrategy(retries)
                .apiCallTimeout(pace.callTimeout())
                .apiCallAttemptTimeout(pace.attemptTimeout())
                .scheduledExecutorService(timers)
                .defaultProfileFile(credentials.profiles().file())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "fleetsh");
        String profile = target.profile();
        if (profile != null) {
            configuration.defaultProfileName(profile);
        }
        return configuration.build();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        timers.shutdownNow();
        if (settings.http() == null) {
            http.close();
        }
    }
}
