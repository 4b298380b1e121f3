package dev.fleetsh.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.check.permission.Trust;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.identity.Role;
import dev.fleetsh.fleet.policy.Holds;

/**
 * The role with whose credentials a node works: that of its own, or the one that Default Host Management lends to an
 * instance without a role, or whose role can't be assumed, or does not allow ssm:UpdateInstanceInformation.
 *
 * <p>Source: fleet-manager-default-host-management-configuration; amazon-ssm-agent core/app/credentialrefresher.
 */
final class NodeRole {
    /** Where a lent role comes from. */
    static final String LENT = "Default Host Management";

    private static final Gate DHMC = Gate.named("dhmc");

    private NodeRole() {}

    static Held of(Look look) {
        Held own = look.rights().own(look.node());
        look.see("role", name(own), "");
        if (!look.node().isEc2() || own instanceof Held.Unclear || works(own)) {
            return own;
        }
        Fact<HostManagement> management =
                look.see("Default Host Management role", look.scope().hostManagement(), "");
        if (!management.isKnown()) {
            return new Held.Unclear("Default Host Management", management);
        }
        Rights lent = look.rights().lent();
        if (lent == null) {
            return own instanceof Held.Nothing nothing
                    ? new Held.Nothing(nothing.why() + ", and Default Host Management is off")
                    : own;
        }
        Fact<AgentVersion> agent = look.see("agent", look.node().agentFact(), DHMC.expected(look.edition()));
        if (!agent.isKnown()) {
            return new Held.Unclear("agent version", agent);
        }
        return lends(look)
                ? new Held.Of(lent, LENT)
                : own instanceof Held.Nothing nothing
                        ? new Held.Nothing(nothing.why() + ", and the agent is too old for Default Host Management")
                        : own;
    }

    /** Whether Default Host Management is known to be on. */
    static boolean lent(Look look) {
        return look.rights().lent() != null;
    }

    /** Whether Default Host Management is on and the agent takes what it lends. */
    static boolean lends(Look look) {
        return lent(look)
                && look.node()
                        .agentFact()
                        .map(agent -> DHMC.verdict(look.edition(), agent) != Verdict.FAIL)
                        .is(true);
    }

    /** Whether a role of an instance's own is not known to be useless, so that none is lent to it. */
    static boolean works(Held own) {
        return own instanceof Held.Of of
                && !untrusted(of.rights())
                && !(of.rights().grant(Need.REPORT) instanceof Grant.Denied);
    }

    /** Whether EC2 surely can't assume the role. */
    static boolean untrusted(Rights rights) {
        Trust trust = rights.trustOfInstances();
        return rights.described().map(role -> !role.exists()).is(true) || trust != null && trust.holds() == Holds.NO;
    }

    private static Fact<String> name(Held held) {
        if (held instanceof Held.Unclear unclear) {
            return ((Fact.Unknown<?>) unclear.fact()).as();
        }
        return held instanceof Held.Of of
                ? Fact.known(of.rights().role() + " (" + of.from() + ")", origin(of.rights()))
                : Fact.known("", Origins.NONE);
    }

    private static dev.fleetsh.fleet.Origin origin(Rights rights) {
        Fact<Role> described = rights.described();
        return described.isKnown() ? described.origin() : rights.origin();
    }
}
