package dev.fleetsh.aws;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.source.Entrance;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Where and as whom to read fleets.
 *
 * @param targets whose credentials to use; each target in each Region is a scope
 * @param regions Regions to read; empty for the one that the environment or the profile names
 * @param endpoint endpoint of every service, or null for AWS's own or that of the environment
 * @param http gives the HTTP client when the first request is made, or null for the SDK's own; it is not closed
 * @param simulated whether nothing real is behind it
 * @param pace attempts, timeouts and rates
 * @param env environment variables
 * @param clock tells when something was observed
 * @param entrance accounts that are entered by a role, or null
 */
public record AwsSettings(
        List<Target> targets,
        List<String> regions,
        @Nullable URI endpoint,
        @Nullable Supplier<SdkHttpClient> http,
        boolean simulated,
        Pace pace,
        Map<String, String> env,
        Clock clock,
        @Nullable Entrance entrance) {

    /**
     * One set of credentials.
     *
     * @param alias name for people; empty where the account number has to do
     * @param profile profile of the AWS configuration files, or null
     * @param keys fixed credentials, or null; with neither, the standard credential chain is used
     * @param role what they are exchanged for, or null
     */
    public record Target(
            String alias,
            @Nullable String profile,
            @Nullable Keys keys,
            @Nullable AssumedRole role) {
        /** Credentials that are used as they are. */
        public Target(String alias, @Nullable String profile, @Nullable Keys keys) {
            this(alias, profile, keys, null);
        }

        public static Target profile(String name) {
            return new Target(name, name, null);
        }

        public static Target keys(String alias, String accessKeyId, String secretAccessKey) {
            return new Target(alias, null, new Keys(accessKeyId, secretAccessKey));
        }

        /** The same credentials, exchanged for a role. */
        Target entering(String name, AssumedRole other) {
            return new Target(name, profile, keys, other);
        }

        /** The credentials that are exchanged. */
        Target own() {
            return new Target(profile == null ? "" : profile, profile, keys);
        }

        /** What to call the target in a message. */
        String label() {
            if (!alias.isEmpty()) {
                return alias;
            }
            return role == null ? "default credentials" : role.account();
        }
    }

    /** Fixed credentials. Their text form leaves the secret out. */
    public record Keys(String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Keys[" + accessKeyId + "]";
        }
    }

    /** Settings for the accounts of the targets alone. */
    public AwsSettings(
            List<Target> targets,
            List<String> regions,
            @Nullable URI endpoint,
            @Nullable Supplier<SdkHttpClient> http,
            boolean simulated,
            Pace pace,
            Map<String, String> env,
            Clock clock) {
        this(targets, regions, endpoint, http, simulated, pace, env, clock, null);
    }

    public AwsSettings {
        targets = List.copyOf(targets);
        regions = List.copyOf(regions);
        env = Map.copyOf(env);
    }

    /**
     * Settings for real use.
     *
     * @param profiles profiles as typed; empty for {@code AWS_PROFILE} or the standard credential chain
     * @param regions Regions as typed; empty for those of the environment or the profiles
     * @param endpointUrl endpoint as typed, or null
     * @throws UsageException when an endpoint is no http or https URL
     */
    public static AwsSettings fromEnvironment(
            List<String> profiles, List<String> regions, @Nullable String endpointUrl, Map<String, String> env) {
        List<Target> targets = profiles.isEmpty()
                ? List.of(ofEnvironment(env))
                : profiles.stream().distinct().map(Target::profile).toList();
        URI endpoint = endpointUrl == null ? null : url("--endpoint-url", endpointUrl);
        return new AwsSettings(
                targets, regions.stream().distinct().toList(), endpoint, null, false, Pace.AWS, env, Clock.systemUTC());
    }

    private static Target ofEnvironment(Map<String, String> env) {
        // In the standard chain keys in the environment come before AWS_PROFILE.
        String profile = env.getOrDefault("AWS_PROFILE", "");
        boolean keys = !env.getOrDefault("AWS_ACCESS_KEY_ID", "").isBlank();
        return keys || profile.isBlank() ? new Target("", null, null) : Target.profile(profile);
    }

    /** Settings for the simulated fleet. */
    public static AwsSettings simulated(
            Supplier<SdkHttpClient> http, List<Target> accounts, List<String> regions, Clock clock) {
        return new AwsSettings(accounts, regions, null, http, true, Pace.SIMULATED, Map.of(), clock);
    }

    public AwsSettings withPace(Pace other) {
        return new AwsSettings(targets, regions, endpoint, http, simulated, other, env, clock, entrance);
    }

    /** The same for other credentials and Regions. */
    AwsSettings with(List<Target> others, List<String> otherRegions) {
        return new AwsSettings(others, otherRegions, endpoint, http, simulated, pace, env, clock, entrance);
    }

    /** The same with accounts that are entered by a role; null for none. */
    public AwsSettings entering(@Nullable Entrance other) {
        return new AwsSettings(targets, regions, endpoint, http, simulated, pace, env, clock, other);
    }

    /**
     * The endpoint that was asked for, or null for the SDK's choice.
     *
     * @param service name of the service in the variables, such as {@code SSM}
     */
    @Nullable
    URI endpointOf(String service) {
        if (endpoint != null) {
            return endpoint;
        }
        if ("true"
                .equals(env.getOrDefault("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "")
                        .toLowerCase(Locale.ROOT))) {
            return null;
        }
        for (String variable : List.of("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL")) {
            String value = env.getOrDefault(variable, "");
            if (!value.isBlank()) {
                return url(variable, value);
            }
        }
        return null;
    }

    private static URI url(String where, String text) {
        try {
            URI url = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw notUrl(where, text);
        }
        throw notUrl(where, text);
    }

    private static UsageException notUrl(String where, String text) {
        return new UsageException(
                where + " is not a URL: '" + text + "'", "write it with scheme and host, as in http://localhost:4566");
    }
}
