package dev.fleetsh.sandbox.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What EC2 knows of a node. Its tags are {@link SimNode#tags()}.
 *
 * @param state {@code running}, {@code stopped}, {@code pending} or {@code stopping}
 * @param instanceType such as {@code m5.large}
 * @param publicIp null where there is none
 * @param instanceProfileArn null where no profile is attached
 */
public record Instance(
        String state,
        String instanceType,
        Image image,
        Placement placement,
        String privateIp,
        @Nullable String publicIp,
        @Nullable String instanceProfileArn,
        MetadataOptions metadataOptions,
        Instant launchTime) {}
