package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.PlatformType;
import java.util.List;
import java.util.function.Supplier;

/** Version of the agent, for every node and for single features. */
final class AgentChecks {
    static final String UPDATE = "Update the agent with AWS-UpdateSSMAgent.";
    private static final Gate SESSION_MANAGER = Gate.named("session-manager");
    private static final Gate PORT_SSH = Gate.named("port-ssh");
    private static final Gate REMOTE_HOST = Gate.named("remote-host");
    private static final Gate GREENGRASS = Gate.named("greengrass");

    private AgentChecks() {}

    static List<Definition> all() {
        return List.of(
                check("agent-min-version", "The agent knows Session Manager")
                        .gates(SESSION_MANAGER)
                        .reads("agent")
                        .dependsOn("node-registered")
                        .fix(UPDATE, "update-agent")
                        .source("session-manager-prerequisites")
                        .decides(look -> gate(look, SESSION_MANAGER)),
                check("agent-version-port-ssh", "The agent forwards ports and SSH")
                        .gates(PORT_SSH)
                        .appliesTo("nodes where port forwarding or SSH is wanted")
                        .severity(Severity.FEATURE)
                        .reads("agent")
                        .dependsOn("node-registered", "agent-min-version")
                        .fix(UPDATE, "update-agent")
                        .note(
                                "AWS's pages disagree: prerequisites ask for 3.0.222.0, the pages on starting a session and"
                                        + " on SSH for 2.3.672.0; the source forwards since 2.3.672.0. Below that fails, between"
                                        + " the two warns: it works, but not by the page. Rules seed fail below 3.0.222.0.")
                        .decides(look -> gate(look, PORT_SSH)),
                check("agent-version-remote-host", "The agent forwards ports to remote hosts")
                        .gates(REMOTE_HOST)
                        .appliesTo("nodes where forwarding to a remote host is wanted")
                        .severity(Severity.FEATURE)
                        .reads("agent")
                        .dependsOn("node-registered", "agent-min-version", "agent-version-port-ssh")
                        .fix(UPDATE, "update-agent")
                        .source("session-manager-working-with-sessions-start")
                        .note(
                                "AWS's page asks for 3.1.1374.0; the source has it since 3.1.1188.0. Between the two warns:"
                                        + " it works, but not by the page.")
                        .decides(AgentChecks::remoteHost),
                check("greengrass-agent", "The agent is new enough for Greengrass")
                        .gates(GREENGRASS)
                        .appliesTo("edge devices")
                        .reads("kind", "agent", "ping", "lastPing", "channel")
                        .fix("Deploy the current agent component to the core device.")
                        .source("amazon-ssm-agent RELEASENOTES 3.1.630.0")
                        .decides(look -> look.node().kind() == NodeKind.EDGE
                                ? gate(look, GREENGRASS).unlessItWorks(look, "it is connected now all the same")
                                : Outcome.notApplicable("not an edge device")),
                check("agent-recent", "The agent is the newest")
                        .severity(Severity.ADVISORY)
                        .reads("latest", "agent", "platform", "scope")
                        .dependsOn("node-registered")
                        .fix(UPDATE, "update-agent")
                        .decides(AgentChecks::recent),
                check("agent-auto-update", "An association keeps the agent up to date")
                        .severity(Severity.ADVISORY)
                        .reads("autoUpdate")
                        .dependsOn("node-registered")
                        .fix("Create an association with AWS-UpdateSSMAgent every 14 days.", "auto-update-agent")
                        .decides(AgentChecks::autoUpdate));
    }

    /** Verdict of a gate on the node's agent. */
    static Outcome gate(Look look, Gate gate) {
        Edition edition = look.edition();
        Fact<AgentVersion> agent = look.see("agent", look.node().agentFact(), gate.expected(edition));
        if (!agent.isKnown()) {
            return Outcome.unknown("agent version", agent);
        }
        AgentVersion version = agent.require("agent");
        return switch (gate.verdict(edition, version)) {
            case PASS -> Outcome.pass(() -> "agent " + version + " ≥ " + gate.sure(edition));
            case WARN -> Outcome.warn(() -> "agent " + version + doubt(gate)).because(() -> "agent" + doubt(gate));
            default -> {
                Supplier<String> rest = () -> " < " + gate.least(edition) + ": " + gate.below();
                yield Outcome.fail(() -> "agent " + version + rest.get()).because(() -> "agent" + rest.get());
            }
        };
    }

    private static Outcome remoteHost(Look look) {
        return look.current()
                ? gate(look, REMOTE_HOST)
                : Outcome.notApplicable("the page of this edition names no version for remote hosts");
    }

    private static String doubt(Gate gate) {
        return gate.promisedTooEarly()
                ? " ≥ " + gate.documented() + ", the minimum on AWS's page for " + gate.feature()
                        + ", but its source has that only since " + gate.inSource()
                : " < " + gate.documented() + ", the minimum on AWS's page for " + gate.feature()
                        + "; it works, the source has it since " + gate.inSource();
    }

    private static Outcome recent(Look look) {
        // AWS's flag may refer to EC2Config on Windows; there a newer agent in the Region is the better witness.
        Fact<Boolean> latest = look.see("newest by AWS", look.node().latestFact(), "true");
        Fact<AgentVersion> agent = look.see("agent", look.node().agentFact(), "");
        AgentVersion newest = look.surroundings().newestIn(look.node().region());
        boolean behind = look.surroundings().behind(look.node());
        if (latest.is(false)) {
            return Outcome.warn(() -> "agent " + agent + " is not the newest, AWS says")
                    .because(() -> "agent is not the newest");
        }
        if (!agent.isKnown()) {
            return latest.isKnown() ? Outcome.pass("the newest, AWS says") : Outcome.unknown("agent version", agent);
        }
        boolean windows = look.node()
                .platformFact()
                .map(platform -> platform.type() == PlatformType.WINDOWS)
                .is(true);
        if (behind && (windows || !latest.isKnown())) {
            return Outcome.warn(() -> "agent " + agent + " is older than " + newest + ", seen in "
                            + look.node().region())
                    .because(() -> "agent is not the newest");
        }
        return latest.isKnown()
                ? Outcome.pass(() -> "agent " + agent + " is the newest, AWS says")
                : Outcome.pass(() -> "agent " + agent + " is the newest seen in "
                        + look.node().region() + "; AWS was not asked");
    }

    private static Outcome autoUpdate(Look look) {
        Fact<Boolean> auto = look.see("auto-update", look.node().autoUpdateFact(), "true");
        if (!auto.isKnown()) {
            return Outcome.unknown("association that updates the agent", auto);
        }
        return auto.is(true)
                ? Outcome.pass("an association updates the agent")
                : Outcome.warn(() -> "no association updates the agent");
    }
}
