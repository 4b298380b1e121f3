package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as far as IAM is concerned with it. Nodes that do not run are none.
 *
 * @param instance whether it is an EC2 instance
 * @param profile ARN of its instance profile
 * @param role name of its role, where it is no EC2 instance
 * @param proven whether it shows by working that its role allows what sessions need
 * @param tags its tags, which policies of people may ask for
 */
record RoleBearer(String id, boolean instance, Fact<String> profile, Fact<String> role, boolean proven, Tags tags) {
    /** Two default heartbeats of the agent: a node that is later may have lost its permissions. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private static final Fact<String> NONE = Fact.unknown(Reason.NOT_COLLECTED, "", new Origin("", Instant.EPOCH));

    static List<RoleBearer> of(ScopeReading reading, Instant now) {
        List<RoleBearer> bearers = new ArrayList<>();
        for (Registration node : reading.registered.rows()) {
            Machine machine = node.kind == NodeKind.EC2 ? reading.machines.get(node.id) : null;
            Tags tags = machine != null ? machine.tags() : node.tags;
            if (machine == null || runs(machine.state())) {
                bearers.add(new RoleBearer(
                        node.id,
                        node.kind == NodeKind.EC2,
                        machine == null ? NONE : machine.profile(),
                        node.role,
                        proven(node.ping, node.lastPing, node.channel, now),
                        tags == null ? Tags.NONE : tags));
            }
        }
        for (Machine machine : reading.machines.rows()) {
            if (reading.registered.get(machine.id()) == null && runs(machine.state())) {
                bearers.add(new RoleBearer(machine.id(), true, machine.profile(), NONE, false, machine.tags()));
            }
        }
        return bearers;
    }

    static List<RoleBearer> of(List<Node> nodes, Instant now) {
        return nodes.stream()
                .filter(node -> !node.isEc2() || runs(node.stateFact()))
                .map(node -> new RoleBearer(
                        node.id(),
                        node.isEc2(),
                        node.profileFact(),
                        node.roleFact(),
                        proven(node.pingFact(), node.lastPingFact().orNull(), node.channelFact(), now),
                        node.tags()))
                .toList();
    }

    private static boolean runs(Fact<InstanceState> state) {
        return !state.isKnown() || state.is(InstanceState.RUNNING) || state.is(InstanceState.PENDING);
    }

    private static boolean proven(
            Fact<PingStatus> ping, @Nullable Instant heard, @Nullable Fact<ChannelStatus> channel, Instant now) {
        return ping.is(PingStatus.ONLINE)
                && heard != null
                && heard.plus(RECENT).isAfter(now)
                && channel != null
                && channel.is(ChannelStatus.CONNECTED);
    }
}
