package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Age;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import java.util.List;

/** The dated signals that say whether a node is there: instance state, registration, ping, session channel. */
final class SignalChecks {
    private SignalChecks() {}

    static List<Definition> all() {
        return List.of(
                check("ec2-running", "The instance is running")
                        .appliesTo("EC2 instances")
                        .reads("kind", "state", "ping", "lastPing", "channel")
                        .fix("Start the instance if it should run; fleetsh never does.")
                        .source("DescribeInstances")
                        .decides(SignalChecks::running),
                check("node-registered", "The instance is registered with Systems Manager")
                        .appliesTo("EC2 instances")
                        .reads("kind", "registered")
                        .dependsOn("ec2-permissions", "imds-enabled")
                        .fix(
                                "Install or start the SSM Agent, and check its permissions and its way to ssm on port 443.",
                                "attach-instance-profile",
                                "enable-dhmc",
                                "grant-core-permissions",
                                "enable-imds",
                                "open-egress-443",
                                "create-vpc-endpoints",
                                "route-options")
                        .source("fleet-manager-troubleshooting-managed-nodes")
                        .decides(SignalChecks::registered),
                check("node-online", "The agent reports to Systems Manager")
                        .appliesTo("registered nodes")
                        .reads("registered", "ping", "lastPing", "channel")
                        .dependsOn(
                                "node-registered",
                                "ec2-permissions",
                                "imds-enabled",
                                "endpoint-ssm-443",
                                "hybrid-role-trust",
                                "hybrid-role-permissions",
                                "hybrid-fingerprint",
                                "machine-once",
                                "proxy-config",
                                "tls-trust",
                                "clock-skew")
                        .fix(
                                "Restart the agent, or repair its credentials or its way to ssm on port 443.",
                                "grant-core-permissions",
                                "repair-role-trust",
                                "enable-imds",
                                "open-egress-443",
                                "open-network-acl",
                                "create-vpc-endpoints",
                                "route-options",
                                "re-register-hybrid")
                        .source("amazon-ssm-agent appconfig/constants.go")
                        .decides(SignalChecks::online),
                check("session-channel", "The session channel is connected")
                        .appliesTo("registered nodes")
                        .reads("registered", "channel", "ping", "lastPing")
                        .dependsOn(
                                "node-registered",
                                "node-online",
                                "agent-min-version",
                                "os-not-nano",
                                "endpoint-ssmmessages-443",
                                "node-role-ssmmessages",
                                "hybrid-role-permissions",
                                "hybrid-advanced-tier")
                        .fix(
                                "Repair the way to ssmmessages on port 443, or the four ssmmessages permissions of the node's role; allow about 90 seconds after a start.",
                                "grant-core-permissions",
                                "open-endpoint-ingress",
                                "open-egress-443",
                                "create-vpc-endpoints",
                                "enable-private-dns",
                                "repair-endpoint-policy",
                                "restart-agent")
                        .source("GetConnectionStatus")
                        .decides(SignalChecks::channel),
                check("agent-type", "The agent is the SSM Agent, not the old EC2Config")
                        .appliesTo("Windows nodes")
                        .reads("platform", "channel")
                        .dependsOn("node-registered")
                        .fix("Install the SSM Agent.", "update-agent")
                        .source("ListNodes")
                        .decides(SignalChecks::agentType));
    }

    private static Outcome running(Look look) {
        if (look.node().kind() != NodeKind.EC2) {
            return Outcome.notApplicable("not an EC2 instance");
        }
        Fact<InstanceState> state = look.see("instance state", look.node().stateFact(), "running");
        if (state.is(InstanceState.RUNNING)) {
            return Outcome.pass("the instance is running");
        }
        if (look.alive()) {
            return Outcome.pass("observed: the agent reports from it");
        }
        return state.isKnown()
                ? Outcome.unknown(Reason.UNPARSEABLE, () -> "instance state '" + state + "' is not known to fleetsh")
                : Outcome.unknown("instance state", state);
    }

    private static Outcome registered(Look look) {
        if (look.node().kind() != NodeKind.EC2) {
            return Outcome.notApplicable("a hybrid or edge node exists by its registration");
        }
        Fact<Boolean> registered = look.see("registered", look.node().registeredFact(), "true");
        if (!registered.isKnown()) {
            return Outcome.unknown("registration", registered);
        }
        return registered.is(true)
                ? Outcome.pass("Systems Manager lists it")
                : Outcome.fail("the instance runs, but never registered with Systems Manager");
    }

    private static Outcome online(Look look) {
        if (look.node().registeredFact().is(false)) {
            return Outcome.notApplicable("not registered, so there is no ping");
        }
        Fact<PingStatus> ping = look.see("ping", look.node().pingFact(), "Online");
        if (!ping.isKnown()) {
            return Outcome.unknown("ping", ping);
        }
        Freshness freshness = look.freshness();
        return switch (ping.require("ping")) {
            case ONLINE -> onlineSince(look, freshness);
            case CONNECTION_LOST, INACTIVE -> lost(look, ping);
            case OTHER ->
                Outcome.unknown(Reason.UNPARSEABLE, () -> "AWS gives a ping status that fleetsh does not know");
        };
    }

    private static Outcome onlineSince(Look look, Freshness freshness) {
        return switch (freshness) {
            case FRESH -> Outcome.pass(() -> "Online, last heard " + heard(look));
            case LATE ->
                Outcome.warn(() -> "Online, but last heard " + heard(look) + ": longer than "
                                + Thresholds.PING_FRESH_MINUTES
                                + " min fits only an agent with a longer heartbeat than the default of 5 min")
                        .as(Severity.ADVISORY);
            case OVERDUE ->
                look.connected()
                        ? Outcome.warn(() -> "Online, but last heard " + heard(look)
                                        + "; the session channel is connected all the same")
                                .as(Severity.ADVISORY)
                        : Outcome.unknown(
                                Reason.CONTRADICTORY,
                                () -> "AWS says Online, but the agent was last heard " + heard(look)
                                        + ", longer than the longest heartbeat of "
                                        + Thresholds.HEARTBEAT_LONGEST_MINUTES + " min");
            case UNDATED ->
                Outcome.warn(() -> "Online, but AWS gives no time of the last ping")
                        .as(Severity.ADVISORY);
        };
    }

    private static Outcome lost(Look look, Fact<PingStatus> ping) {
        if (look.connected()) {
            return Outcome.unknown(
                    Reason.CONTRADICTORY, () -> "ping is " + ping + ", but the session channel is connected");
        }
        return Outcome.fail(() ->
                        "ping is " + ping + (look.node().lastPingFact().isKnown() ? ", last heard " + heard(look) : ""))
                .because(() -> "the agent no longer reports: ping is " + ping);
    }

    private static Outcome channel(Look look) {
        if (look.node().registeredFact().is(false)) {
            return Outcome.notApplicable("not registered, so there is no session channel");
        }
        Fact<ChannelStatus> channel = look.see("session channel", look.node().channelFact(), "connected");
        if (!channel.isKnown()) {
            return Outcome.unknown("session channel", channel);
        }
        return switch (channel.require("channel")) {
            case CONNECTED -> Outcome.pass("the session channel is connected");
            case NOT_CONNECTED ->
                look.heard()
                        ? Outcome.fail(
                                "Online, but the session channel is not connected: the way to ssmmessages, its permissions or the agent are at fault")
                        : Outcome.fail("the session channel is not connected");
            case OTHER ->
                Outcome.unknown(Reason.UNPARSEABLE, () -> "AWS gives a channel status that fleetsh does not know");
        };
    }

    private static Outcome agentType(Look look) {
        Outcome elsewhere = SystemChecks.unless(look, PlatformType.WINDOWS);
        if (elsewhere != null) {
            return elsewhere;
        }
        return look.connected()
                ? Outcome.pass("observed: only the SSM Agent connects a session channel")
                : Outcome.notCollected("agent type", "ssm:ListNodes");
    }

    private static String heard(Look look) {
        return Age.ago(look.node().lastPing(), look.surroundings().now());
    }
}
