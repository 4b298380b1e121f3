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
    static final String SIMULATION = "iam:SimulatePrincipalPolicy on the node's role";
    private static final Gate DHMC = Gate.named("dhmc");

    private PermissionChecks() {}

    static List<Definition> all() {
        return List.of(
                check("ec2-permissions", "The instance has permissions for Systems Manager")
                        .gates(DHMC)
                        .appliesTo("EC2 instances")
                        .reads("kind", "profile", "agent", "metadata", "hostManagement", "ping", "lastPing", "channel")
                        .dependsOn("imds-enabled", "dhmc-role")
                        .fix(
                                "Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or turn on Default Host Management.",
                                "attach-instance-profile",
                                "enable-dhmc",
                                "grant-core-permissions")
                        .source("fleet-manager-default-host-management-configuration")
                        .decides(PermissionChecks::instance),
                check("ec2-profile-has-role", "The instance profile holds a role that EC2 may assume")
                        .appliesTo("EC2 instances with a profile")
                        .reads("kind", "profile", "ping", "lastPing", "channel")
                        .dependsOn("imds-enabled")
                        .fix(
                                "Add a role that trusts ec2.amazonaws.com to the instance profile.",
                                "add-role-to-profile",
                                "repair-role-trust")
                        .source("GetInstanceProfile")
                        .decides(PermissionChecks::profileRole),
                check("dhmc-role", "The role of Default Host Management exists with its policy")
                        .appliesTo("EC2 instances without a profile, where Default Host Management is on")
                        .reads("kind", "profile", "hostManagement", "ping", "lastPing", "channel")
                        .fix(
                                "Create the role with AmazonSSMManagedEC2InstanceDefaultPolicy and a trust for ssm.amazonaws.com.",
                                "enable-dhmc")
                        .source("fleet-manager-default-host-management-configuration")
                        .decides(PermissionChecks::hostManagementRole),
                check("imds-enabled", "The instance metadata service answers")
                        .appliesTo("EC2 instances")
                        .reads("kind", "metadata", "ping", "lastPing", "channel")
                        .fix("Turn the metadata endpoint on; leave HttpTokens as it is.", "enable-imds")
                        .source("amazon-ssm-agent cli/diagnostics/metadata_check.go")
                        .decides(PermissionChecks::metadata),
                check("node-role-ssmmessages", "The node's role may open session channels")
                        .reads("channel")
                        .fix(
                                "Allow ssm:UpdateInstanceInformation and the four ssmmessages actions to the role; AmazonSSMManagedInstanceCore has them.",
                                "grant-core-permissions")
                        .source("session-manager-getting-started-instance-profile")
                        .decides(look -> look.connected()
                                ? PathChecks.observed("the session channel is connected")
                                : Outcome.notCollected("permissions of the role", SIMULATION)));
    }

    static @Nullable Outcome unlessInstance(Look look) {
        return look.node().kind() == NodeKind.EC2 ? null : Outcome.notApplicable("not an EC2 instance");
    }

    private static Fact<String> profile(Look look, String expected) {
        return look.see("instance profile", look.node().profileFact(), expected);
    }

    private static Fact<HostManagement> hostManagement(Look look) {
        return look.see("Default Host Management role", look.scope().hostManagement(), "");
    }

    private static Outcome instance(Look look) {
        Outcome elsewhere = unlessInstance(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        Outcome by = source(look);
        if (!look.alive()) {
            return by;
        }
        return by.verdict() == Verdict.FAIL
                ? Outcome.warn(() -> "works now; " + by.text().get() + ", so it will stop within about an hour")
                        .because(() -> "works now; " + by.cause().get() + ", so it will stop within about an hour")
                        .as(Severity.ADVISORY)
                : PathChecks.observed("the agent reports with its credentials");
    }

    /** Where permissions come from by the settings alone. */
    private static Outcome source(Look look) {
        Fact<String> profile = profile(look, "set");
        if (!profile.isKnown()) {
            return Outcome.unknown("instance profile", profile);
        }
        if (!profile.is("")) {
            return Outcome.notCollected("permissions of " + shortName(profile), SIMULATION);
        }
        Fact<HostManagement> management = hostManagement(look);
        if (!management.isKnown()) {
            return Outcome.unknown("Default Host Management", management);
        }
        if (!management.require("hostManagement").on()) {
            return Outcome.fail("no instance profile, and Default Host Management is off")
                    .because(() -> "no instance profile, and Default Host Management is off in "
                            + look.scope().label());
        }
        Fact<AgentVersion> agent = look.see("agent", look.node().agentFact(), DHMC.expected(look.edition()));
        if (!agent.isKnown()) {
            return Outcome.unknown("agent version", agent);
        }
        return DHMC.verdict(look.edition(), agent.require("agent")) == Verdict.FAIL
                ? Outcome.fail(() -> "no instance profile, and agent " + agent + " < " + DHMC.documented()
                                + " can't use Default Host Management")
                        .because(() -> "no instance profile, and the agent is too old for Default Host Management")
                        .advising(
                                "Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or update the agent to "
                                        + DHMC.documented() + " or newer.",
                                "attach-instance-profile",
                                "update-agent")
                : Outcome.notCollected("permissions by Default Host Management", "iam:GetRole on its role");
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
        if (look.alive()) {
            return PathChecks.observed("the agent reports with its credentials");
        }
        return profile.isKnown()
                ? Outcome.notCollected("role of " + shortName(profile), "iam:GetInstanceProfile")
                : Outcome.unknown("instance profile", profile);
    }

    private static Outcome hostManagementRole(Look look) {
        Outcome elsewhere = unlessInstance(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        Fact<String> profile = profile(look, "");
        if (profile.isKnown() && !profile.is("")) {
            return Outcome.notApplicable("the instance has a profile of its own");
        }
        Fact<HostManagement> management = hostManagement(look);
        if (management.isKnown() && !management.require("hostManagement").on()) {
            return Outcome.notApplicable("Default Host Management is off");
        }
        if (look.alive()) {
            return PathChecks.observed("the agent reports with its credentials");
        }
        if (!management.isKnown()) {
            return Outcome.unknown("Default Host Management", management);
        }
        return profile.isKnown()
                ? Outcome.notCollected(
                        "role " + management.require("hostManagement").role(), "iam:GetRole")
                : Outcome.unknown("instance profile", profile);
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

    private static String shortName(Fact<String> arn) {
        String text = arn.orElse("");
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
