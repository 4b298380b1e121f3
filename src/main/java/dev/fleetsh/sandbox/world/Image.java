package dev.fleetsh.sandbox.world;

import org.jspecify.annotations.Nullable;

/**
 * What instances are started from; shared.
 *
 * @param imageId AMI
 * @param platform {@code windows}, or null as EC2 leaves it for everything else
 * @param platformDetails such as {@code Linux/UNIX} or {@code Windows}
 * @param architecture {@code x86_64}, {@code arm64}, {@code x86_64_mac} or {@code arm64_mac}
 */
public record Image(String imageId, @Nullable String platform, String platformDetails, String architecture) {}
