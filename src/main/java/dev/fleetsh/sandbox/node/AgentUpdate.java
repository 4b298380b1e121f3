package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.Registration;

/** The document that updates the agent: to the Region's newest where no version is named, backwards only when allowed. */
final class AgentUpdate {
    /** The agent on macOS takes the document since this version. */
    private static final String FIRST_ON_MAC = "3.1.941.0";

    private AgentUpdate() {}

    static Ended run(Host host, String version, String allowDowngrade) {
        Registration agent = host.agent();
        String now = agent.agentVersion();
        String newest = host.live().start().newestAgent(host.region());
        String wanted = version.isEmpty() ? newest : version;
        if (!agent.agentType().equals("amazon-ssm-agent")) {
            return Ended.badly(1, agent.agentType() + " is no amazon-ssm-agent: use the document AWS-UpdateEC2Config");
        } else if (host.mac() && (!Versions.readable(now) || Versions.compare(now, FIRST_ON_MAC) < 0)) {
            return Ended.badly(1, "this agent can't be updated by AWS-UpdateSSMAgent on macOS");
        } else if (wanted.equals(now)) {
            return Ended.well("amazon-ssm-agent " + now + " has already been installed, update skipped");
        } else if (Versions.compare(wanted, newest) > 0) {
            return Ended.badly(1, "no source location of amazon-ssm-agent " + wanted + " in " + host.region());
        } else if (Versions.readable(now) && Versions.compare(wanted, now) < 0 && !allowDowngrade.equals("true")) {
            return Ended.badly(
                    1, "updating amazon-ssm-agent to an older version, please enable allow downgrade to proceed");
        }
        host.live()
                .changeNode(
                        host.node().id(),
                        node -> node.withRegistration(agent.withAgent(wanted, wanted.equals(newest))));
        host.restartAgent();
        return Ended.well("Updating amazon-ssm-agent from " + now + " to " + wanted
                + "\namazon-ssm-agent updated successfully to " + wanted);
    }
}
