package dev.fleetsh.render;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where the dated signals of a node speak against one another. */
final class Signals {
    /** Agents beat every five minutes, so three were missed. */
    private static final Duration SILENT = Duration.ofMinutes(15);

    private Signals() {}

    static List<String> contradictions(Node node, Words words) {
        List<String> found = new ArrayList<>();
        boolean online = node.pingFact().is(PingStatus.ONLINE);
        boolean connected = node.channelFact().is(ChannelStatus.CONNECTED);
        boolean running = node.stateFact().isKnown() ? node.isRunning() : true;
        if (!running && node.state() != InstanceState.PENDING && (online || connected)) {
            found.add("EC2 says " + node.state() + ", yet "
                    + (online ? "the ping is Online" : "the session channel is connected"));
        }
        if (online && node.channelFact().is(ChannelStatus.NOT_CONNECTED)) {
            found.add("the ping is Online, yet the session channel is not connected");
        }
        if (connected && node.pingFact().is(PingStatus.CONNECTION_LOST)) {
            found.add("the session channel is connected, yet the ping is ConnectionLost");
        }
        if (online
                && node.lastPingFact().isKnown()
                && Duration.between(node.lastPing(), node.pingFact().origin().observedAt())
                                .compareTo(SILENT)
                        > 0) {
            found.add("the ping is Online, yet the agent was last heard "
                    + words.silences().ago(node.lastPing()));
        }
        for (NodeProperty property : NodeProperty.ALL) {
            if (property.type() != boolean.class
                    && property.fact(node) instanceof Fact.Unknown<?> unknown
                    && unknown.reason() == Reason.CONTRADICTORY) {
                found.add(property.name() + ": " + unknown.detail());
            }
        }
        return found;
    }
}
