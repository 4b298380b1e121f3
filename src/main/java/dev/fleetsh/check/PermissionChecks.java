package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.NodeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a node's credentials come from and what they allow. */
final class PermissionChecks {
    private static final Gate DHMC = Gate.named("dhmc");

    private PermissionChecks() {}

    static List<Definition> all() {
        return List.of(
                check("ec2-permissions", "The instance has permissions for Systems Manager")
                        .gates(DHMC)
                        .appliesTo("EC2 instances")
                        .reads(
                                "kind",
                                "profile",
                                "permissions",
                                "agent",
                                "metadata",
                                "hostManagement",
                                "ping",
                                "lastPing",
                                "channel")
                        .dependsOn("imds-enabled", "ec2-profile-has-role", "dhmc-role")
                        .fix(
                                "Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or turn on Default Host Management.",
                                "attach-instance-profile",
                                "enable-dhmc",
                                "grant-core-permissions")
                        .source("fleet-manager-default-host-management-configuration")
                        .decides(PermissionChecks::instance),
                check("ec2-profile-has-role", "The instance profile holds a role that EC2 may assume")
                        .appliesTo("EC2 instances with a profile")
                        .reads(
                                "kind",
                                "profile",
                                "permissions",
                                "agent",
                                "hostManagement",
                                "ping",
                                "lastPing",
                                "channel")
                        .dependsOn("imds-enabled")
                        .fix(
                                "Add a role that trusts ec2.amazonaws.com to the instance profile.",
                                "add-role-to-profile",
                                "repair-role-trust")
                        .source("GetInstanceProfile")
                        .decides(PermissionChecks::profileRole),
                check("dhmc-role", "The role of Default Host Management exists with its policy")
                        .appliesTo(
                                "EC2 instances without permissions of their own, where Default Host Management is on")
                        .reads("kind", "profile", "permissions", "hostManagement", "ping", "lastPing", "channel")
                        .fix(
                                "Create the role with AmazonSSMManagedEC2InstanceDefaultPolicy and a trust for ssm.amazonaws.com.",
                                "enable-dhmc",
                                "repair-role-trust")
                        .source("fleet-manager-default-host-management-configuration")
                        .decides(PermissionChecks::hostManagementRole),
                check("imds-enabled", "The instance metadata service answers")
                        .appliesTo("EC2 instances")
                        .reads("kind", "metadata", "ping", "lastPing", "channel")
                        .fix("Turn the metadata endpoint on; leave HttpTokens as it is.", "enable-imds")
                        .source("amazon-ssm-agent cli/diagnostics/metadata_check.go")
                        .decides(PermissionChecks::metadata),
                check("node-role-ssmmessages", "The node's role may open session channels")
                        .gates(DHMC)
                        .reads("kind", "profile", "role", "permissions", "agent", "hostManagement", "channel")
                        .dependsOn(
                                "imds-enabled",
                                "ec2-profile-has-role",
                                "dhmc-role",
                                "ec2-permissions",
                                "hybrid-role-permissions")
                        .fix(
                                "Allow the four ssmmessages actions to the role; AmazonSSMManagedInstanceCore has them.",
                                "grant-core-permissions")
                        .source("session-manager-getting-started-instance-profile")
                        .decides(look -> Granting.unlessObserved(
                                look.connected(),
                                "the session channel is connected",
                                Granting.outcome(look, NodeRole.of(look), Need.CHANNEL))));
    }

    static @Nullable Outcome unlessInstance(Look look) {
        return look.node().kind() == NodeKind.EC2 ? null : Outcome.notApplicable("not an EC2 instance");
    }

    private static Fact<String> profile(Look look, String expected) {
        return look.see("instance profile", look.node().profileFact(), expected);
    }

    private static Outcome instance(Look look) {
        Outcome elsewhere = unlessInstance(look);
        return elsewhere != null
                ? elsewhere
                : Granting.unlessObserved(look.alive(), "the agent reports with its credentials", source(look));
    }

    /** Where permissions come from by the settings alone. */
    private static Outcome source(Look look) {
        Fact<String> profile = profile(look, "set");
        Held held = NodeRole.of(look);
        if (profile.is("") && held instanceof Held.Nothing nothing) {
            return NodeRole.lent(look) ? tooOld(look) : without(look, nothing);
        }
        if (held instanceof Held.Of of && !of.from().equals(NodeRole.LENT) && NodeRole.untrusted(of.rights())) {
            return Outcome.fail(() -> of.from() + " gives no credentials, because EC2 can't assume role "
                    + of.rights().role());
        }
        return Granting.outcome(look, held, Need.REPORT);
    }

    private static Outcome without(Look look, Held.Nothing nothing) {
        return Outcome.fail(nothing.why())
                .because(() -> nothing.why() + " in " + look.scope().label());
    }

    private static Outcome tooOld(Look look) {
        Fact<AgentVersion> agent = look.node().agentFact();
        return Outcome.fail(() -> "no instance profile, and agent " + agent + " < " + DHMC.documented()
                        + " can't use Default Host Management")
                .because(() -> "no instance profile, and the agent is too old for Default Host Management")
                .advising(
                        "Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or update the agent to "
                                + DHMC.documented() + " or newer.",
                        "attach-instance-profile",
                        "update-agent");
    }

    private static Outcome profileRole(Look look) {
        Outcome elsewhere = unlessInstance(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        Fact<String> profile = profile(look, "");
        if (profile.is("")) {
            return Outcome.notApplicable("no instance profile");
        }
        Outcome by = assumed(look);
        Outcome inferred = by.verdict() == Verdict.FAIL && NodeRole.lends(look)
                ? Outcome.warn(() -> by.text().get() + "; Default Host Management lends one instead")
                : by;
        return Granting.unlessObserved(look.alive(), "the agent reports with its credentials", inferred);
    }

    private static Outcome assumed(Look look) {
        Held held = look.rights().own(look.node());
        if (held instanceof Held.Nothing nothing) {
            return Outcome.fail(nothing.why())
                    .advising(
                            "Add a role that trusts ec2.amazonaws.com to the instance profile.", "add-role-to-profile");
        }
        if (held instanceof Held.Unclear) {
            return Granting.outcome(look, held, Need.REPORT);
        }
        Rights rights = ((Held.Of) held).rights();
        return Trusting.outcome(look, rights, rights.trustOfInstances());
    }

    private static Outcome hostManagementRole(Look look) {
        Outcome elsewhere = unlessInstance(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        Fact<String> profile = profile(look, "");
        Held own = look.rights().own(look.node());
        if (profile.isKnown() && !profile.is("") && (own instanceof Held.Unclear || NodeRole.works(own))) {
            return Outcome.notApplicable("the instance has a profile of its own");
        }
        Fact<HostManagement> management =
                look.see("Default Host Management role", look.scope().hostManagement(), "");
        if (management.isKnown() && !management.require("hostManagement").on()) {
            return Outcome.notApplicable("Default Host Management is off");
        }
        return Granting.unlessObserved(
                look.alive(), "the agent reports with its credentials", lent(look, profile, management));
    }

    private static Outcome lent(Look look, Fact<String> profile, Fact<HostManagement> management) {
        Rights rights = look.rights().lent();
        if (rights == null) {
            return Outcome.unknown("Default Host Management", management);
        }
        if (!profile.isKnown()) {
            return Outcome.unknown("instance profile", profile);
        }
        Outcome trust = Trusting.outcome(look, rights, rights.trustOfSystemsManager());
        Outcome grant = Granting.outcome(look, new Held.Of(rights, NodeRole.LENT), Need.REPORT);
        return trust.verdict() == Verdict.FAIL || grant.verdict() != Verdict.FAIL && trust.verdict() != Verdict.PASS
                ? trust
                : grant;
    }

    private static Outcome metadata(Look look) {
        Outcome elsewhere = unlessInstance(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        Fact<Boolean> metadata = look.see("instance metadata", look.node().metadataFact(), "true");
        if (metadata.is(true)) {
            return Outcome.pass("the metadata endpoint is on");
        }
        if (look.alive()) {
            return metadata.isKnown()
                    ? Outcome.warn(
                                    () ->
                                            "the metadata endpoint is off, though the agent still reports; it stops when its credentials run out")
                            .as(Severity.ADVISORY)
                    : PathChecks.observed("the agent reports with its credentials");
        }
        return metadata.isKnown()
                ? Outcome.fail("the metadata endpoint is off, so the agent finds neither its identity nor credentials")
                : Outcome.unknown("metadata options", metadata);
    }
}
