package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Keys;
import dev.fleetsh.aws.AwsSettings.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Credentials of the targets: fixed keys, a role that other ones may assume, a profile with all that the SDK knows of profiles, or the SDK's standard chain.
 * The chain is spelt out here because its links have to read the environment that the settings carry.
 */
final class Credentials {
    private final AwsSettings settings;
    private final Profiles profiles;
    private final RoleProfiles ofProfiles;
    private final Map<Target, AwsCredentialsProvider> providers = new ConcurrentHashMap<>();

    Credentials(AwsSettings settings, Profiles profiles) {
        this.settings = settings;
        this.profiles = profiles;
        this.ofProfiles = new RoleProfiles(profiles, () -> fromEnvironment(settings.env()));
    }

    Profiles profiles() {
        return profiles;
    }

    /**
     * Whether there is such a target; nothing is asked.
     *
     * @throws dev.fleetsh.fleet.CloudException when it names a profile that does not exist
     */
    void check(Target target) {
        String profile = target.profile();
        if (profile != null) {
            profiles.named(profile);
        }
    }

    /**
     * The credentials of a target.
     *
     * @param region where credentials of roles are asked for
     * @param lender makes the clients that ask for them
     * @throws dev.fleetsh.fleet.CloudException when the target names a profile that does not exist
     */
    AwsCredentialsProvider of(Target target, String region, Lender lender) {
        AwsCredentialsProvider known = providers.get(target);
        if (known != null) {
            return known;
        }
        AwsCredentialsProvider made = make(target, region, lender);
        AwsCredentialsProvider first = providers.putIfAbsent(target, made);
        return first == null ? made : first;
    }

    /** The next who asks gets others: the Region in which these were to be had does not answer. */
    void forget(Target target) {
        providers.remove(target);
    }

    private AwsCredentialsProvider make(Target target, String region, Lender lender) {
        AssumedRole role = target.role();
        if (role != null) {
            Target own = target.own();
            return RoleProfiles.lent(
                    lender.sts(own, of(own, region, lender), region),
                    AssumeRoleRequest.builder()
                            .roleArn(role.arn())
                            .roleSessionName(role.sessionName())
                            .externalId(role.externalId().isEmpty() ? null : role.externalId())
                            .build());
        }
        Keys keys = target.keys();
        if (keys != null) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
        }
        check(target);
        Function<AwsCredentialsProvider, StsClient> sts = own -> lender.sts(target, own, region);
        String profile = target.profile();
        return profile == null ? chain(sts) : ofProfiles.of(profile, sts);
    }

    private AwsCredentialsProvider chain(Function<AwsCredentialsProvider, StsClient> sts) {
        Map<String, String> env = settings.env();
        List<AwsCredentialsProvider> links = new ArrayList<>();
        links.add(SystemPropertyCredentialsProvider.create());
        if (present(env, "AWS_ACCESS_KEY_ID") && present(env, "AWS_SECRET_ACCESS_KEY")) {
            links.add(StaticCredentialsProvider.create(fromEnvironment(env)));
        }
        links.add(WebIdentityTokenFileCredentialsProvider.create());
        links.add(ofProfiles.of("default", sts));
        links.add(ContainerCredentialsProvider.create());
        if (!"true".equalsIgnoreCase(env.getOrDefault("AWS_EC2_METADATA_DISABLED", ""))) {
            links.add(InstanceProfileCredentialsProvider.builder()
                    .profileFile(profiles.file())
                    .build());
        }
        return AwsCredentialsProviderChain.builder()
                .credentialsProviders(links)
                .reuseLastProviderEnabled(true)
                .build();
    }

    private static AwsCredentials fromEnvironment(Map<String, String> env) {
        String id = env.getOrDefault("AWS_ACCESS_KEY_ID", "").strip();
        String secret = env.getOrDefault("AWS_SECRET_ACCESS_KEY", "").strip();
        return present(env, "AWS_SESSION_TOKEN")
                ? AwsSessionCredentials.create(
                        id, secret, env.get("AWS_SESSION_TOKEN").strip())
                : AwsBasicCredentials.create(id, secret);
    }

    private static boolean present(Map<String, String> env, String name) {
        return !env.getOrDefault(name, "").isBlank();
    }
}
