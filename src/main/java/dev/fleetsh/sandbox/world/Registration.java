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

    /** Its agent in another version. */
    public Registration withAgent(String newVersion, @Nullable Boolean newLatest) {
        return new Registration(
                name,
                pingStatus,
                lastPing,
                agentType,
                newVersion,
                newLatest,
                platform,
                computerName,
                ipAddress,
                activationId,
                iamRole,
                registrationDate,
                sourceType,
                sourceId);
    }

    /** Its agent with another role. */
    public Registration withRole(String newRole) {
        return new Registration(
                name,
                pingStatus,
                lastPing,
                agentType,
                agentVersion,
                latest,
                platform,
                computerName,
                ipAddress,
                activationId,
                newRole,
                registrationDate,
                sourceType,
                sourceId);
    }

    /** Its agent, last heard then. */
    public Registration withPing(String newStatus, Instant newPing) {
        return new Registration(
                name,
                newStatus,
                newPing,
                agentType,
                agentVersion,
                latest,
                platform,
                computerName,
                ipAddress,
                activationId,
                iamRole,
                registrationDate,
                sourceType,
                sourceId);
    }

    /** The same registration, made at another time. */
    public Registration registered(Instant date) {
        return new Registration(
                name,
                pingStatus,
                lastPing,
                agentType,
                agentVersion,
                latest,
                platform,
                computerName,
                ipAddress,
                activationId,
                iamRole,
                date,
                sourceType,
                sourceId);
    }

    public boolean online() {
        return pingStatus.equals("Online");
    }
}
