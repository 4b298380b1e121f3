package dev.fleetsh.aws;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceProperty;

/** Turns the rows of one page of a node listing into facts; equal facts of a page are one object. */
final class RegistrationPage {
    private final Origin origin;
    private final Interner interner;
    private final Map<String, Fact<AgentVersion>> agents = new HashMap<>();
    private final Map<String, Fact<PingStatus>> pings = new HashMap<>();

    RegistrationPage(Origin origin, Interner interner) {
        this.origin = origin;
        this.interner = interner;
    }

    /** What both listings tell of a node; {@code latest} is in one of them only. */
    record Row(
            @Nullable String id,
            @Nullable String name,
            @Nullable String computerName,
            @Nullable String ip,
            @Nullable String resourceType,
            @Nullable String sourceType,
            @Nullable String activation,
            @Nullable String ping,
            @Nullable Instant lastPing,
            @Nullable String agent,
            @Nullable String platformType,
            @Nullable String platformName,
            @Nullable String platformVersion,
            @Nullable String role,
            @Nullable Boolean latest) {

        static Row of(InstanceProperty node) {
            return new Row(
                    node.instanceId(),
                    node.name(),
                    node.computerName(),
                    node.ipAddress(),
                    node.resourceType(),
                    node.sourceTypeAsString(),
                    node.activationId(),
                    node.pingStatusAsString(),
                    node.lastPingDateTime(),
                    node.agentVersion(),
                    node.platformTypeAsString(),
                    node.platformName(),
                    node.platformVersion(),
                    node.iamRole(),
                    null);
        }

        static Row of(InstanceInformation node) {
            return new Row(
                    node.instanceId(),
                    node.name(),
                    node.computerName(),
                    node.ipAddress(),
                    node.resourceTypeAsString(),
                    node.sourceTypeAsString(),
                    node.activationId(),
                    node.pingStatusAsString(),
                    node.lastPingDateTime(),
                    node.agentVersion(),
                    node.platformTypeAsString(),
                    node.platformName(),
                    node.platformVersion(),
                    node.iamRole(),
                    node.isLatestVersion());
        }
    }

    NodeKind kind(Row row) {
        if ("AWS::IoT::Thing".equals(row.sourceType())) {
            return NodeKind.EDGE;
        }
        boolean ec2 = row.resourceType() == null ? row.id().startsWith("i-") : "EC2Instance".equals(row.resourceType());
        return ec2 ? NodeKind.EC2 : NodeKind.HYBRID;
    }

    String text(@Nullable String value) {
        return interner.text(value);
    }

    Fact<Boolean> registered() {
        return interner.of(Fact.known(true, origin));
    }

    Fact<PingStatus> ping(@Nullable String value) {
        return pings.computeIfAbsent(
                value == null ? "" : value,
                text -> text.isEmpty()
                        ? silent("no ping status")
                        : interner.of(Fact.known(PingStatus.of(text), origin)));
    }

    Fact<AgentVersion> agent(@Nullable String value) {
        return agents.computeIfAbsent(value == null ? "" : value, this::parse);
    }

    private Fact<AgentVersion> parse(String text) {
        if (text.isBlank()) {
            return silent("no agent version");
        }
        AgentVersion version = AgentVersion.parse(text);
        return interner.of(
                version == null
                        ? Fact.unknown(Reason.UNPARSEABLE, text, origin)
                        : Fact.known(interner.of(version), origin));
    }

    Fact<Platform> platform(Row row) {
        if (text(row.platformType()).isEmpty()) {
            return silent("no platform");
        }
        return interner.of(Fact.known(
                interner.of(new Platform(
                        PlatformType.of(text(row.platformType())),
                        text(row.platformName()),
                        text(row.platformVersion()))),
                origin));
    }

    Fact<Boolean> latest(@Nullable Boolean value) {
        return value != null
                ? interner.of(Fact.known(value, origin))
                : interner.of(
                        Fact.unknown(Reason.NOT_COLLECTED, "only ssm:DescribeInstanceInformation tells it", origin));
    }

    Fact<String> role(NodeKind kind, @Nullable String value) {
        if (kind == NodeKind.EC2) {
            return interner.of(
                    Fact.unknown(Reason.NOT_COLLECTED, "an EC2 instance has an instance profile instead", origin));
        }
        return text(value).isEmpty() ? silent("no role") : interner.of(Fact.known(text(value), origin));
    }

    private <T> Fact<T> silent(String what) {
        return interner.of(Fact.unknown(Reason.NOT_COLLECTED, "the service gave " + what, origin));
    }
}
