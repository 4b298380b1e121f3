package dev.fleetsh.sandbox.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What EC2 knows of a node. Its tags are {@link SimNode#tags()}.
 *
 * @param state {@code running}, {@code stopped}, {@code pending} or {@code stopping}
 * @param instanceType such as {@code m5.large}
 * @param privateIp empty in a subnet of IPv6 only
 * @param ipv6 its IPv6 addresses
 * @param publicIp null where there is none
 * @param instanceProfileArn null where no profile is attached
 */
public record Instance(
        String state,
        String instanceType,
        Image image,
        Placement placement,
        String privateIp,
        List<String> ipv6,
        @Nullable String publicIp,
        @Nullable String instanceProfileArn,
        MetadataOptions metadataOptions,
        Instant launchTime) {
    /** An instance without IPv6. */
    public Instance(
            String state,
            String instanceType,
            Image image,
            Placement placement,
            String privateIp,
            @Nullable String publicIp,
            @Nullable String instanceProfileArn,
            MetadataOptions metadataOptions,
            Instant launchTime) {
        this(
                state,
                instanceType,
                image,
                placement,
                privateIp,
                List.of(),
                publicIp,
                instanceProfileArn,
                metadataOptions,
                launchTime);
    }

    /** The instance with this profile; null for none. */
    public Instance withProfile(@Nullable String newProfileArn) {
        return new Instance(
                state,
                instanceType,
                image,
                placement,
                privateIp,
                ipv6,
                publicIp,
                newProfileArn,
                metadataOptions,
                launchTime);
    }

    /** The instance with these options of its metadata service. */
    public Instance withMetadata(MetadataOptions newOptions) {
        return new Instance(
                state,
                instanceType,
                image,
                placement,
                privateIp,
                ipv6,
                publicIp,
                instanceProfileArn,
                newOptions,
                launchTime);
    }

    /** The instance standing elsewhere, such as with another security group. */
    public Instance withPlacement(Placement newPlacement) {
        return new Instance(
                state,
                instanceType,
                image,
                newPlacement,
                privateIp,
                ipv6,
                publicIp,
                instanceProfileArn,
                metadataOptions,
                launchTime);
    }
}
