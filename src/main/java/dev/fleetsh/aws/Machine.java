package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * An instance as EC2 lists it.
 *
 * @param platform its family only, from the billing platform and the instance type; EC2 knows no release
 */
record Machine(
        String id,
        Fact<InstanceState> state,
        Fact<String> profile,
        Fact<Boolean> metadata,
        Fact<Platform> platform,
        String ip,
        String vpc,
        String subnet,
        Tags tags) {

    static Machine of(Instance instance, Origin origin, Interner interner) {
        return new Machine(
                instance.instanceId(),
                state(instance, origin, interner),
                interner.of(Fact.known(
                        interner.text(
                                instance.iamInstanceProfile() == null
                                        ? null
                                        : instance.iamInstanceProfile().arn()),
                        origin)),
                metadata(instance, origin, interner),
                interner.of(Fact.known(interner.of(new Platform(family(instance), "", "")), origin)),
                instance.privateIpAddress() == null ? "" : instance.privateIpAddress(),
                interner.text(instance.vpcId()),
                interner.text(instance.subnetId()),
                tags(instance.tags(), interner));
    }

    private static Fact<InstanceState> state(Instance instance, Origin origin, Interner interner) {
        String name = instance.state() == null ? null : instance.state().nameAsString();
        return interner.of(
                name == null
                        ? Fact.unknown(Reason.NOT_COLLECTED, "the service gave no state", origin)
                        : Fact.known(InstanceState.of(name), origin));
    }

    private static Fact<Boolean> metadata(Instance instance, Origin origin, Interner interner) {
        String endpoint = instance.metadataOptions() == null
                ? null
                : instance.metadataOptions().httpEndpointAsString();
        return interner.of(
                endpoint == null
                        ? Fact.unknown(Reason.NOT_COLLECTED, "the service gave no metadata options", origin)
                        : Fact.known("enabled".equals(endpoint), origin));
    }

    private static PlatformType family(Instance instance) {
        String details = lower(instance.platformDetails());
        if ("windows".equals(lower(instance.platformAsString())) || details.startsWith("windows")) {
            return PlatformType.WINDOWS;
        }
        // EC2 bills Mac instances as Linux/UNIX.
        return lower(instance.instanceTypeAsString()).startsWith("mac") ? PlatformType.MACOS : PlatformType.LINUX;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static Tags tags(List<Tag> tags, Interner interner) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(interner.text(tag.key()), interner.text(tag.value())));
        return interner.of(Tags.of(map));
    }
}
