package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/** Which Regions to read, and whether they exist. */
final class RegionNames {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private final AwsSettings settings;
    private final Profiles profiles;

    RegionNames(AwsSettings settings, Profiles profiles) {
        this.settings = settings;
        this.profiles = profiles;
    }

    /**
     * The Regions of a target: as typed, else of the environment, else of its profile, else of the machine if that is an
     * EC2 instance.
     *
     * @throws CloudException when there is none, or one that does not exist
     */
    List<String> of(Target target) {
        List<String> names = settings.regions().isEmpty() ? List.of(configured(target)) : settings.regions();
        names.forEach(this::check);
        return names;
    }

    private String configured(Target target) {
        for (String variable : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
            String region = settings.env().getOrDefault(variable, "").strip();
            if (!region.isEmpty()) {
                return region;
            }
        }
        String region = profiles.region(target.profile());
        if (region == null) {
            region = ofMachine();
        }
        if (region == null) {
            throw new CloudException(
                    "no Region" + (target.profile() == null ? "" : " in profile \"" + target.profile() + "\""),
                    "name one by --region or AWS_REGION, as in --region eu-west-1");
        }
        return region;
    }

    private @Nullable String ofMachine() {
        if ("true".equalsIgnoreCase(settings.env().getOrDefault("AWS_EC2_METADATA_DISABLED", ""))) {
            return null;
        }
        try {
            Region region = new InstanceProfileRegionProvider().getRegion();
            return region == null ? null : region.id();
        } catch (SdkException e) {
            // This machine is no EC2 instance; the caller says that there is no Region.
            return null;
        }
    }

    private void check(String name) {
        boolean elsewhere = settings.simulated() || settings.endpointOf("SSM") != null;
        boolean shaped = SHAPE.matcher(name).matches();
        if (shaped && (elsewhere || RegionMetadata.of(Region.of(name)) != null)) {
            return;
        }
        List<String> known = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .sorted()
                .toList();
        String nearest = Nearest.to(name, known);
        throw new CloudException(
                "no AWS Region \"" + name + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                "a Region is written as in eu-west-1; with --endpoint-url any name is accepted");
    }
}
