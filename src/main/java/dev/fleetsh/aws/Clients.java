package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Approvals;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients: one for each purpose, target, Region and service, made when first used. */
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final int LONGEST_BACKOFF = 20;

    private final AwsSettings settings;
    private final Credentials credentials;
    private final Rates rates;
    private final SdkHttpClient http;
    private final GuardDoor door;
    private final ScheduledExecutorService timers;
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();
    private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();
    private final Collection<SdkClient> lenders = new ConcurrentLinkedQueue<>();

    Clients(AwsSettings settings, Credentials credentials, Rates rates) {
        this(settings, credentials, rates, () -> {});
    }

    /** @param sent hears of each request that is sent */
    Clients(AwsSettings settings, Credentials credentials, Rates rates, Runnable sent) {
        this.settings = settings;
        this.rates = rates;
        this.credentials = credentials;
        this.http = settings.http() == null
                ? UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.pace().attemptTimeout())
                        .build()
                : settings.http().get();
        this.door = new GuardDoor(http, sent);
        this.timers = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "fleetsh-aws-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    Rates rates() {
        return rates;
    }

    SsmClient ssm(Target target, String region) {
        return (SsmClient) collecting("ssm", target, region);
    }

    Ec2Client ec2(Target target, String region) {
        return (Ec2Client) collecting("ec2", target, region);
    }

    StsClient sts(Target target, String region) {
        return (StsClient) collecting("sts", target, region);
    }

    /** Asks for credentials of roles, and for nothing else. */
    private StsClient assuming(Target asker, AwsCredentialsProvider own, String region) {
        ClientOverrideConfiguration.Builder configuration = configuration(asker, retries())
                .addExecutionInterceptor(Guard.assuming(door))
                .addExecutionInterceptor(new Turns(rates, asker, region));
        StsClient client = common(StsClient.builder(), own, region, endpoint("sts"), configuration.build())
                .build();
        lenders.add(client);
        return client;
    }

    /** Credentials of a target, to be asked for in a Region where they are those of a role. */
    AwsCredentialsProvider credentials(Target target, String region) {
        return credentials.of(target, region, this::assuming);
    }

    /** Credentials of that target were not to be had in that Region. */
    void forget(Target target) {
        credentials.forget(target);
    }

    /** Questions about the organisation that a target's account is in. */
    OrganizationCalls organization(Target target, String partition, String region) {
        String home = GlobalServices.ofOrganizations(partition, region);
        return new OrganizationCalls(
                door,
                settings,
                endpoint("organizations"),
                home,
                credentials(target, region),
                rates.bucket(target, home, OrganizationCalls.ANY));
    }

    /** A client that collects. */
    SdkClient collecting(String service, Target target, String region) {
        return clients.computeIfAbsent("collecting " + service + target + region, key -> {
            URI endpoint = endpoint(service);
            ClientOverrideConfiguration.Builder configuration = configuration(target, retries())
                    .addExecutionInterceptor(Guard.reading(door))
                    .addExecutionInterceptor(new Turns(rates, target, region))
                    .addExecutionInterceptor(silence(region, endpoint));
            return client(service, target, region, configuration.build());
        });
    }

    /** A client that reads for remedies. */
    SdkClient reading(String service, Target target, String region) {
        return clients.computeIfAbsent(
                "reading " + service + target + region,
                key -> client(
                        service,
                        target,
                        region,
                        configuration(target, retries())
                                .addExecutionInterceptor(Guard.reading(door))
                                .addExecutionInterceptor(new Turns(rates, target, region))
                                .build()));
    }

    /** A client that changes what permits allow in that scope. It tries once: trying again is for those who know why. */
    SdkClient changing(String service, Target target, Approvals approvals, ScopeId scope) {
        return clients.computeIfAbsent(
                "changing " + service + target + scope,
                key -> client(
                        service,
                        target,
                        GlobalServices.region(service, scope),
                        configuration(target, DefaultRetryStrategy.doNotRetry())
                                .addExecutionInterceptor(Guard.changing(door, approvals, scope))
                                .addExecutionInterceptor(
                                        new Turns(rates, target, GlobalServices.region(service, scope)))
                                .build()));
    }

    private SdkClient client(String service, Target target, String region, ClientOverrideConfiguration configuration) {
        URI endpoint = endpoint(service);
        // Names of buckets are no names of hosts on an endpoint that is not AWS's own.
        boolean path = endpoint != null || settings.simulated();
        AwsCredentialsProvider provider = credentials(target, region);
        return switch (service) {
            case "sts" ->
                common(StsClient.builder(), provider, region, endpoint, configuration)
                        .build();
            case "ssm" ->
                common(SsmClient.builder(), provider, region, endpoint, configuration)
                        .build();
            case "ec2" ->
                common(Ec2Client.builder(), provider, region, endpoint, configuration)
                        .build();
            case "iam" ->
                common(IamClient.builder(), provider, region, endpoint, configuration)
                        .build();
            case "kms" ->
                common(KmsClient.builder(), provider, region, endpoint, configuration)
                        .build();
            case "logs" ->
                common(CloudWatchLogsClient.builder(), provider, region, endpoint, configuration)
                        .build();
            case "s3" ->
                common(S3Client.builder().forcePathStyle(path), provider, region, endpoint, configuration)
                        .build();
            default -> throw new IllegalArgumentException("no client for " + service);
        };
    }

    private @Nullable URI endpoint(String service) {
        return settings.endpointOf(service.equals("logs") ? "CLOUDWATCH_LOGS" : service.toUpperCase(Locale.ROOT));
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B common(
            B builder,
            AwsCredentialsProvider provider,
            String region,
            @Nullable URI endpoint,
            ClientOverrideConfiguration configuration) {
        builder.httpClient(door)
                .region(Region.of(region))
                .credentialsProvider(provider)
                .overrideConfiguration(configuration);
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    /** Shared by all that is answered by the same endpoint: simulated services answer for every Region. */
    private Silence silence(String region, @Nullable URI endpoint) {
        String place = endpoint != null ? endpoint.toString() : settings.simulated() ? "" : region;
        return silences.computeIfAbsent(place, key -> new Silence());
    }

    private RetryStrategy retries() {
        Pace pace = settings.pace();
        Duration longest = pace.backoff().multipliedBy(LONGEST_BACKOFF);
        BackoffStrategy backoff = BackoffStrategy.exponentialDelay(pace.backoff(), longest);
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(pace.attempts())
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build();
    }

    private ClientOverrideConfiguration.Builder configuration(Target target, RetryStrategy retries) {
        Pace pace = settings.pace();
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .retryStrategy(new RatedRetries(retries, rates))
                .apiCallTimeout(pace.callTimeout())
                .apiCallAttemptTimeout(pace.attemptTimeout())
                .scheduledExecutorService(timers)
                .defaultProfileFile(credentials.profiles().file())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "fleetsh");
        String profile = target.profile();
        return profile == null ? configuration : configuration.defaultProfileName(profile);
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        lenders.forEach(SdkClient::close);
        timers.shutdownNow();
        if (settings.http() == null) {
            http.close();
        }
    }
}
