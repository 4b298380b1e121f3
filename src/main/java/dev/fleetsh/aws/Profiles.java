package dev.fleetsh.aws;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** The user's AWS configuration and credentials files, read once for a collecting. */
final class Profiles {
    private final ProfileFile file;

    private Profiles(ProfileFile file) {
        this.file = file;
    }

    /**
     * @throws CloudException when a file can't be read
     */
    static Profiles of(AwsSettings settings) {
        ProfileFile.Aggregator all = ProfileFile.aggregator();
        if (!settings.simulated()) {
            add(all, place(settings.env(), "AWS_CONFIG_FILE", "config"), ProfileFile.Type.CONFIGURATION);
            add(all, place(settings.env(), "AWS_SHARED_CREDENTIALS_FILE", "credentials"), ProfileFile.Type.CREDENTIALS);
        }
        return new Profiles(all.build());
    }

    ProfileFile file() {
        return file;
    }

    /**
     * The profile of that name.
     *
     * @throws CloudException when there is none
     */
    Profile named(String name) {
        return file.profile(name).orElseThrow(() -> {
            TreeSet<String> names = new TreeSet<>(file.profiles().keySet());
            String nearest = Nearest.to(name, names);
            return new CloudException(
                    "no AWS profile \"" + name + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    names.isEmpty() ? "there are no profiles; `aws configure` makes one" : "known: " + list(names));
        });
    }

    /** Region of a profile, or of {@code [default]}; null where none is set. */
    @Nullable
    String region(@Nullable String profile) {
        return file.profile(profile == null ? "default" : profile)
                .flatMap(found -> found.property("region"))
                .filter(region -> !region.isBlank())
                .map(String::strip)
                .orElse(null);
    }

    private static String list(TreeSet<String> names) {
        int most = 12;
        String shown = String.join(", ", names.stream().limit(most).toList());
        return names.size() <= most ? shown : shown + " and " + (names.size() - most) + " more";
    }

    private static void add(ProfileFile.Aggregator all, Path path, ProfileFile.Type type) {
        if (!Files.isRegularFile(path)) {
            return;
        }
        try {
            all.addFile(ProfileFile.builder().content(path).type(type).build());
        } catch (RuntimeException e) {
            throw new CloudException(
                    "can't read " + path + ": " + Refusal.of(e, "").message(),
                    "correct the file, or name another by "
                            + (type == ProfileFile.Type.CREDENTIALS
                                    ? "AWS_SHARED_CREDENTIALS_FILE"
                                    : "AWS_CONFIG_FILE"));
        }
    }

    private static Path place(Map<String, String> env, String variable, String name) {
        String home = env.getOrDefault("HOME", System.getProperty("user.home"));
        String path = env.getOrDefault(variable, "");
        if (path.isBlank()) {
            return Path.of(home, ".aws", name);
        }
        return path.startsWith("~/") ? Path.of(home, path.substring(2)) : Path.of(path);
    }
}
