package dev.fleetsh.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides whether the simulated fleet opens, or AWS. */
public enum FleetChoice {
    /** The simulated fleet, because it was asked for. */
    SIMULATED,
    /** The simulated fleet, because nothing points at AWS. */
    SIMULATED_FOR_WANT_OF_ANOTHER,
    AWS;

    private static final Set<String> POINTERS = Set.of(
            "AWS_PROFILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_ACCESS_KEY_ID",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONFIG_FILE",
            "AWS_SHARED_CREDENTIALS_FILE");
    private static final List<String> POINTER_PREFIXES = List.of("AWS_ENDPOINT_URL", "AWS_CONTAINER_CREDENTIALS_");

    public static FleetChoice of(Options options, Map<String, String> environment, Path home) {
        if (options.sandbox()
                || options.sandboxNodes() != null
                || options.sandboxSeed() != null
                || options.limits()
                || !options.faults().isEmpty()) {
            return SIMULATED;
        }
        boolean named = !options.profiles().isEmpty()
                || !options.regions().isEmpty()
                || options.endpointUrl() != null
                || options.entrance() != null;
        boolean set = environment.entrySet().stream()
                .anyMatch(entry -> !entry.getValue().isEmpty() && pointsAtAws(entry.getKey()));
        if (named || set || hasDefaultProfile(home)) {
            return AWS;
        }
        return SIMULATED_FOR_WANT_OF_ANOTHER;
    }

    private static boolean pointsAtAws(String name) {
        return POINTERS.contains(name) || POINTER_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static boolean hasDefaultProfile(Path home) {
        for (String file : List.of(".aws/config", ".aws/credentials")) {
            try {
                Path path = home.resolve(file);
                // Latin-1 decodes any bytes; the heading is ASCII.
                if (Files.isRegularFile(path)
                        && Files.readString(path, StandardCharsets.ISO_8859_1)
                                .lines()
                                .anyMatch(line -> line.strip().matches("\\[\\s*(profile\\s+)?default\\s*].*"))) {
                    return true;
                }
            } catch (IOException e) {
                // A file that is there and can't be read points at AWS too; the SDK will say what is wrong with it.
                return true;
            }
        }
        return false;
    }
}
