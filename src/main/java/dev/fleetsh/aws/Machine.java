package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.network.NetworkPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
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
        Fact<NetworkPlace> place,
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
                place(instance, origin, interner),
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

    /** The primary interface has the lowest device index. */
    private static Fact<NetworkPlace> place(Instance instance, Origin origin, Interner interner) {
        if (instance.networkInterfaces().isEmpty()) {
            return interner.of(Fact.unknown(Reason.NOT_COLLECTED, "the service gave no network interfaces", origin));
        }
        return Fact.known(
                new NetworkPlace(instance.networkInterfaces().stream()
                        .sorted(Comparator.comparingInt(Machine::device))
                        .map(one -> place(one, interner))
                        .toList()),
                origin);
    }

    private static int device(InstanceNetworkInterface one) {
        Integer index = one.attachment() == null ? null : one.attachment().deviceIndex();
        return index == null ? Integer.MAX_VALUE : index;
    }

    private static NetworkPlace.Interface place(InstanceNetworkInterface one, Interner interner) {
        String outside = one.association() == null ? null : one.association().publicIp();
        return new NetworkPlace.Interface(
                one.networkInterfaceId() == null ? "" : one.networkInterfaceId(),
                interner.text(one.vpcId()),
                interner.text(one.subnetId()),
                interner.of(one.groups().stream()
                        .map(group -> interner.text(group.groupId()))
                        .toList()),
                one.privateIpAddresses().isEmpty()
                        ? one.privateIpAddress() == null ? List.of() : List.of(one.privateIpAddress())
                        : one.privateIpAddresses().stream()
                                .map(InstancePrivateIpAddress::privateIpAddress)
                                .filter(Objects::nonNull)
                                .toList(),
                outside == null ? "" : outside,
                one.ipv6Addresses().stream()
                        .map(InstanceIpv6Address::ipv6Address)
                        .filter(Objects::nonNull)
                        .toList(),
                "in-use".equals(one.statusAsString()));
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
