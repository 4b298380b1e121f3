package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Keys;
import dev.fleetsh.aws.AwsSettings.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/**
 * Credentials of the targets: fixed keys, a profile with all that the SDK knows of profiles, or the SDK's standard chain.
 * The chain is spelt out here because its links have to read the environment that the settings carry.
 */
final class Credentials {
    private final AwsSettings settings;
    private final Profiles profiles;
    private final Map<Target, AwsCredentialsProvider> providers = new ConcurrentHashMap<>();

    Credentials(AwsSettings settings, Profiles profiles) {
        this.settings = settings;
        this.profiles = profiles;
    }

    Profiles profiles() {
        return profiles;
    }

    /**
     * @throws dev.fleetsh.fleet.CloudException when the target names a profile that does not exist
     */
    AwsCredentialsProvider of(Target target) {
        return providers.computeIfAbsent(target, this::make);
    }

    private AwsCredentialsProvider make(Target target) {
        Keys keys = target.keys();
        if (keys != null) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
        }
        String profile = target.profile();
        if (profile != null) {
            profiles.named(profile);
            return profileCredentials(profile);
        }
        return chain();
    }

    private AwsCredentialsProvider profileCredentials(String name) {
        return ProfileCredentialsProvider.builder()
                .profileFile(profiles.file())
                .profileName(name)
                .build();
    }

    private AwsCredentialsProvider chain() {
        Map<String, String> env = settings.env();
        List<AwsCredentialsProvider> links = new ArrayList<>();
        links.add(SystemPropertyCredentialsProvider.create());
        if (present(env, "AWS_ACCESS_KEY_ID") && present(env, "AWS_SECRET_ACCESS_KEY")) {
            links.add(StaticCredentialsProvider.create(fromEnvironment(env)));
        }
        links.add(WebIdentityTokenFileCredentialsProvider.create());
        links.add(profileCredentials("default"));
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
        String id = env.get("AWS_ACCESS_KEY_ID").strip();
        String secret = env.get("AWS_SECRET_ACCESS_KEY").strip();
        return present(env, "AWS_SESSION_TOKEN")
                ? AwsSessionCredentials.create(
                        id, secret, env.get("AWS_SESSION_TOKEN").strip())
                : AwsBasicCredentials.create(id, secret);
    }

    private static boolean present(Map<String, String> env, String name) {
        return !env.getOrDefault(name, "").isBlank();
    }
}
