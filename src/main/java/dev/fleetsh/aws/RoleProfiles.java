package dev.fleetsh.aws;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.source.Entrance;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Credentials of profiles. Those with a {@code role_arn} are exchanged here: the SDK would make a client of its own for it,
 * which knows neither the endpoint nor the guard.
 *
 * <p>Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider".
 */
final class RoleProfiles {
    private final Profiles profiles;
    private final AwsCredentialsProvider environment;

    /** @param environment gives the credentials of the environment, for {@code credential_source} */
    RoleProfiles(Profiles profiles, AwsCredentialsProvider environment) {
        this.profiles = profiles;
        this.environment = environment;
    }

    /**
     * Credentials of a profile.
     *
     * @param sts makes a client on other credentials
     * @throws CloudException where profiles name one another in a circle
     */
    AwsCredentialsProvider of(String name, Function<AwsCredentialsProvider, StsClient> sts) {
        return of(name, sts, new LinkedHashSet<>());
    }

    private AwsCredentialsProvider of(String name, Function<AwsCredentialsProvider, StsClient> sts, Set<String> seen) {
        UnaryOperator<@Nullable String> property = properties(name);
        String role = property.apply("role_arn");
        if (role == null || property.apply("web_identity_token_file") != null) {
            return plain(name);
        }
        if (!seen.add(name)) {
            throw new CloudException(
                    "profiles name one another as source_profile in a circle: " + String.join(", ", seen),
                    "one of them needs credentials of its own");
        }
        String source = property.apply("source_profile");
        AwsCredentialsProvider own = source == null
                ? byName(name, property.apply("credential_source"))
                : source.equals(name) ? keys(name, property) : of(source, sts, seen);
        return lent(sts.apply(own), request(role, property));
    }

    private static AssumeRoleRequest request(String role, UnaryOperator<@Nullable String> property) {
        String session = property.apply("role_session_name");
        String seconds = property.apply("duration_seconds");
        return AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(session == null ? Entrance.USUAL_SESSION : session)
                .externalId(property.apply("external_id"))
                .durationSeconds(seconds != null && seconds.matches("\\d{1,6}") ? Integer.valueOf(seconds) : null)
                .build();
    }

    static AwsCredentialsProvider lent(StsClient sts, AssumeRoleRequest request) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request)
                .build();
    }

    private UnaryOperator<@Nullable String> properties(String name) {
        Profile profile = profiles.file().profile(name).orElse(null);
        return key -> profile == null
                ? null
                : profile.property(key)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .orElse(null);
    }

    /** A profile that is its own source has the keys beside the role. */
    private static AwsCredentialsProvider keys(String name, UnaryOperator<@Nullable String> property) {
        String id = property.apply("aws_access_key_id");
        String secret = property.apply("aws_secret_access_key");
        if (id == null || secret == null) {
            throw new CloudException(
                    "profile \"" + name + "\" is its own source_profile and has no keys",
                    "name the profile that may assume the role");
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }

    private AwsCredentialsProvider byName(String name, @Nullable String source) {
        return switch (String.valueOf(source)) {
            case "Environment" -> environment;
            case "Ec2InstanceMetadata" ->
                InstanceProfileCredentialsProvider.builder()
                        .profileFile(profiles.file())
                        .build();
            case "EcsContainer" -> ContainerCredentialsProvider.create();
            default ->
                throw new CloudException(
                        "profile \"" + name + "\" has a role_arn and does not say who assumes it",
                        "add source_profile, or credential_source with Environment, Ec2InstanceMetadata or EcsContainer");
        };
    }

    private AwsCredentialsProvider plain(String name) {
        return ProfileCredentialsProvider.builder()
                .profileFile(profiles.file())
                .profileName(name)
                .build();
    }
}
