package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.SessionPreferences;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether the instances of a scope prove by themselves that their networks let them through: a fresh ping proves the path
 * to {@code ssm}, a channel that to {@code ssmmessages}. Nothing proves those to keys and log targets.
 *
 * @param freshSince when a ping is fresh
 */
record PathProof(ScopeReading reading, Instant freshSince) {
    /** Whether a running instance is not registered, or silent; asked before channels are known. */
    boolean missingOfPings() {
        return running().anyMatch(machine -> !pings(machine));
    }

    /** Whether a running instance does not prove it. */
    boolean missing() {
        return sessionsNeedMore() && running().findAny().isPresent()
                || running().anyMatch(machine -> !pings(machine) || !connected(machine));
    }

    /** The VPCs of the instances. */
    Set<String> vpcs() {
        Set<String> vpcs = new TreeSet<>();
        reading.machines.rows().stream()
                .filter(machine -> !machine.vpc().isEmpty() && !machine.state().is(InstanceState.TERMINATED))
                .forEach(machine -> vpcs.add(machine.vpc()));
        return vpcs;
    }

    private Stream<Machine> running() {
        return reading.machines.rows().stream()
                .filter(machine -> !machine.state().isKnown() || machine.state().is(InstanceState.RUNNING));
    }

    private boolean pings(Machine machine) {
        Registration node = reading.registered.get(machine.id());
        return node != null
                && node.ping.is(PingStatus.ONLINE)
                && node.lastPing != null
                && !node.lastPing.isBefore(freshSince);
    }

    private boolean connected(Machine machine) {
        Registration node = reading.registered.get(machine.id());
        Fact<ChannelStatus> channel = node == null ? null : node.channel;
        return channel != null && channel.is(ChannelStatus.CONNECTED);
    }

    private boolean sessionsNeedMore() {
        SessionPreferences preferences = reading.preferences.fact().orNull();
        return preferences != null
                && !(preferences.kmsKeyId().isEmpty()
                        && preferences.cloudWatchLogGroupName().isEmpty()
                        && preferences.s3BucketName().isEmpty());
    }
}
