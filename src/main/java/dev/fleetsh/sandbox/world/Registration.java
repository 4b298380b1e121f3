package dev.fleetsh.sandbox.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Systems Manager knows of a node that has registered.
 *
 * @param name registered name of a hybrid node, empty for instances
 * @param pingStatus {@code Online} or {@code ConnectionLost}
 * @param agentType {@code amazon-ssm-agent}, or the legacy {@code EC2Config}
 * @param agentVersion exactly as reported; may be empty or unreadable
 * @param latest {@code IsLatestVersion}, null where the service says nothing
 * @param activationId activation of a hybrid node, empty for others
 * @param iamRole role of a hybrid or edge node, empty for others
 * @param sourceType such as {@code AWS::EC2::Instance} or {@code Microsoft.Compute/virtualMachines}
 * @param sourceId id of the machine in its source, such as the thing's name; may be empty
 */
public record Registration(
        String name,
        String pingStatus,
        Instant lastPing,
        String agentType,
        String agentVersion,
        @Nullable Boolean latest,
        SimPlatform platform,
        String computerName,
        String ipAddress,
        String activationId,
        String iamRole,
        Instant registrationDate,
        String sourceType,
        String sourceId) {

    public boolean online() {
        return pingStatus.equals("Online");
    }
}
