package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user ssm-user, on members and standalone machines and, as a domain account, on domain controllers. */
final class UserChecks {
    static final String NOT_THE_AGENTS_ADVICE =
            "Do not follow the agent's own message (Disable the service…): it would stop Active Directory.";
    private static final Gate AT_START = Gate.named("ssm-user-at-start");
    private static final Gate AT_FIRST_SESSION = Gate.named("ssm-user-at-first-session");
    private static final String CONTROLLERS = "Windows domain controllers with agent 2.3.612.0 or newer";

    private UserChecks() {}

    static List<Definition> all() {
        return List.of(
                check("ssm-user-creation", "The agent can create ssm-user")
                        .gates(AT_START, AT_FIRST_SESSION)
                        .appliesTo("nodes that are no domain controllers")
                        .severity(Severity.ADVISORY)
                        .reads(
                                "platform",
                                "agent",
                                "preferences",
                                "ssmUser",
                                "directoryRole",
                                "directoryService",
                                "domainProbe")
                        .fix(
                                "None is needed before the first session; look for a policy that keeps the agent from creating users.")
                        .decides(UserChecks::creation),
                check("ssm-user-sudo", "ssm-user has no more rights than you want")
                        .appliesTo("Linux and macOS")
                        .severity(Severity.ADVISORY)
                        .reads("platform", "ssmUser")
                        .fix(
                                "Comment the rule in /etc/sudoers.d/ssm-agent-users where sessions should not become root.",
                                "ssm-user-sudo")
                        .source("session-manager-getting-started-ssm-user-permissions")
                        .decides(UserChecks::sudo),
                check("dc-ssm-user-present", "The domain has the account ssm-user")
                        .gates(AT_FIRST_SESSION)
                        .appliesTo(CONTROLLERS)
                        .reads("platform", "agent", "directoryRole", "directoryService", "domainProbe")
                        .fix(
                                "Create the account once per domain, on one writable controller. "
                                        + NOT_THE_AGENTS_ADVICE,
                                "create-ssm-user",
                                "elevated-session-document")
                        .decides(UserChecks::present),
                check("dc-ssm-user-domain-admin", "The account ssm-user is a domain administrator")
                        .appliesTo(CONTROLLERS)
                        .severity(Severity.DEGRADED)
                        .reads("platform", "agent", "directoryRole", "directoryService", "domainProbe")
                        .dependsOn("dc-ssm-user-present")
                        .fix(
                                "Add the account to the group with SID <domain>-512, once per domain; whoever may start a session there becomes domain administrator.",
                                "create-ssm-user")
                        .decides(UserChecks::domainAdmin),
                check("dc-ssm-user-usable", "The account ssm-user can log on")
                        .appliesTo(CONTROLLERS)
                        .severity(Severity.DEGRADED)
                        .reads("platform", "agent", "directoryRole", "directoryService", "domainProbe")
                        .dependsOn("dc-ssm-user-present")
                        .fix(
                                "Unlock the account, lift its expiry and its logon workstations. Disabled between sessions is normal.",
                                "unlock-ssm-user")
                        .source("amazon-ssm-agent shell_windows.go")
                        .decides(UserChecks::usable));
    }

    private static Outcome creation(Look look) {
        Fact<Platform> platform = SystemChecks.platform(look, "");
        if (!platform.isKnown()) {
            return Outcome.unknown("platform", platform);
        }
        Fact<Boolean> controller = look.node().controllerFact();
        if (controller.is(true)) {
            look.see("domain controller", controller, "false");
            return Outcome.notApplicable("a domain controller has no local users");
        }
        boolean windows = platform.require("platform").type() == PlatformType.WINDOWS;
        if (!windows
                && look.scope()
                        .preferences()
                        .map(SessionPreferences::runAsEnabled)
                        .is(true)) {
            return Outcome.notApplicable("sessions run as another user");
        }
        Fact<OsUser> user = look.see("ssm-user", look.node().ssmUserFact(), "");
        if (!user.isKnown()) {
            return unprobed(user);
        }
        if (user.require("ssmUser").present()) {
            return Outcome.pass("ssm-user exists");
        }
        Fact<AgentVersion> agent = look.see("agent", look.node().agentFact(), "");
        if (!agent.isKnown()) {
            return Outcome.unknown("agent version", agent);
        }
        AgentVersion version = agent.require("agent");
        if (AT_FIRST_SESSION.verdict(look.edition(), version) == Verdict.PASS) {
            return Outcome.pass(
                    () -> "ssm-user does not exist yet; agent " + version + " creates it at the first session");
        }
        return AT_START.verdict(look.edition(), version) == Verdict.PASS
                ? Outcome.warn(() -> "ssm-user is missing, though agent " + version + " creates it when it starts")
                : Outcome.warn(() -> "ssm-user is missing; agent " + version + " < 2.3.50.0 creates none");
    }

    private static Outcome sudo(Look look) {
        Fact<Platform> platform = SystemChecks.platform(look, "");
        if (!platform.isKnown()) {
            return Outcome.unknown("platform", platform);
        }
        if (platform.require("platform").type() == PlatformType.WINDOWS) {
            return Outcome.notApplicable(
                    "sudo is for Linux and macOS; of Windows `probe user` tells whether ssm-user is an administrator");
        }
        Fact<OsUser> user = look.see("ssm-user", look.node().ssmUserFact(), "");
        if (!user.isKnown()) {
            return unprobed(user);
        }
        OsUser seen = user.require("ssmUser");
        if (!seen.present()) {
            return Outcome.notApplicable("ssm-user does not exist yet");
        }
        return seen.administrator()
                ? Outcome.warn(() -> "ssm-user may become root without a password; AWS's default, yours to decide")
                : Outcome.pass("ssm-user has no sudo rights");
    }

    private static Outcome unprobed(Fact<OsUser> user) {
        String what = "local user ssm-user";
        return ((Fact.Unknown<OsUser>) user).reason() == Reason.NOT_COLLECTED
                ? Outcome.notProbed(what, "user")
                : Outcome.unknown(what, user);
    }

    /** Null on a controller with probe facts; else the verdict that ends the rule. */
    private static @Nullable Outcome unlessProbed(Look look) {
        Outcome elsewhere = SystemChecks.unless(look, PlatformType.WINDOWS);
        if (elsewhere != null) {
            return elsewhere;
        }
        if (SystemChecks.client(look.node().platform())) {
            return Outcome.notApplicable("a client system can't be a domain controller");
        }
        Fact<AgentVersion> agent = look.node().agentFact();
        if (agent.isKnown() && AT_FIRST_SESSION.verdict(look.edition(), agent.require("agent")) == Verdict.FAIL) {
            look.see("agent", agent, AT_FIRST_SESSION.expected(look.edition()));
            return Outcome.notApplicable(
                    () -> "agent " + agent + " < 2.3.612.0 creates the account itself, on controllers too");
        }
        Fact<Boolean> controller = look.see("domain controller", look.node().controllerFact(), "");
        Fact<DomainProbe> probe = look.node().domainProbeFact();
        if (controller.is(false)) {
            return Outcome.notApplicable("not a domain controller");
        }
        if (probe.isKnown()) {
            look.see("domain", probe.map(DomainProbe::domain), "");
            look.see("DomainRole", probe.map(UserChecks::role), "");
            return null;
        }
        if (!controller.isKnown()) {
            Fact.Unknown<?> unknown = (Fact.Unknown<?>) controller;
            return unknown.reason() == Reason.NOT_COLLECTED
                    ? Outcome.unknown(
                                    Reason.NOT_COLLECTED,
                                    () -> "nothing tells whether it is a domain controller"
                                            + (unknown.detail().isEmpty() ? "" : " (" + unknown.detail() + ")")
                                            + "; " + Outcome.would("domain"))
                            .advising(NOT_THE_AGENTS_ADVICE)
                    : Outcome.unknown("whether it is a domain controller", controller);
        }
        return probe instanceof Fact.Unknown<DomainProbe> unknown && unknown.reason() != Reason.NOT_COLLECTED
                ? Outcome.unknown("the domain account ssm-user", probe)
                : Outcome.unknown(
                                Reason.NOT_COLLECTED,
                                () -> "a domain controller, and the account ssm-user was not looked for; "
                                        + Outcome.would("domain"))
                        .advising(NOT_THE_AGENTS_ADVICE);
    }

    private static String role(DomainProbe probe) {
        return probe.domainRole()
                + (probe.domainRole() == 5 ? " (primary)" : probe.domainRole() == 4 ? " (backup)" : "")
                + (probe.readOnly() ? ", read-only" : "");
    }

    private static String domain(Look look, DomainProbe probe) {
        return look.surroundings().domain(probe);
    }

    private static Outcome present(Look look) {
        Outcome ended = unlessProbed(look);
        if (ended != null) {
            return ended;
        }
        Fact<DomainProbe> fact = look.node().domainProbeFact();
        DomainProbe probe = fact.require("domainProbe");
        look.see("ssm-user", fact.map(p -> p.ssmUser() == null ? "absent" : "present"), "present");
        if (probe.readOnly()) {
            return Outcome.fail(() -> "a read-only controller of " + domain(look, probe)
                            + ": the agent can't use ssm-user there, present or not")
                    .because(() -> "read-only controllers of " + domain(look, probe) + " can't use ssm-user")
                    .advising(
                            "Use a session document with runAsElevated, or remote desktop by port forwarding; neither needs the account. "
                                    + NOT_THE_AGENTS_ADVICE,
                            "elevated-session-document");
        }
        return probe.ssmUser() == null
                ? Outcome.fail(() -> "the AD account ssm-user does not exist in " + domain(look, probe))
                        .because(() -> "domain " + domain(look, probe) + ": account ssm-user is missing")
                : Outcome.pass(() -> "the account ssm-user exists in " + probe.domain());
    }

    private static @Nullable Outcome unlessAccount(Look look) {
        Outcome ended = unlessProbed(look);
        if (ended != null) {
            return ended;
        }
        DomainProbe probe = look.node().domainProbe();
        if (probe.readOnly()) {
            return Outcome.notApplicable("a read-only controller can't use the account");
        }
        return probe.ssmUser() == null
                ? Outcome.notApplicable(() -> "there is no account ssm-user in " + probe.domain())
                : null;
    }

    private static DomainAccount account(Look look) {
        return java.util.Objects.requireNonNull(look.node().domainProbe().ssmUser());
    }

    private static Outcome domainAdmin(Look look) {
        Outcome ended = unlessAccount(look);
        if (ended != null) {
            return ended;
        }
        DomainProbe probe = look.node().domainProbe();
        look.see(
                "member of Domain Admins",
                Fact.known(
                        account(look).domainAdmin(),
                        look.node().domainProbeFact().origin()),
                "true");
        if (account(look).domainAdmin()) {
            return Outcome.pass(() -> "ssm-user is a domain administrator of " + probe.domain());
        }
        // AWS's page says must; the agent opens the session all the same, with fewer rights.
        String text = "ssm-user of " + domain(look, probe) + " is not a domain administrator";
        return look.current()
                ? Outcome.warn(() -> text + "; sessions open with fewer rights")
                : Outcome.fail(() -> text);
    }

    private static Outcome usable(Look look) {
        Outcome ended = unlessAccount(look);
        if (ended != null) {
            return ended;
        }
        DomainAccount account = account(look);
        DomainProbe probe = look.node().domainProbe();
        var origin = look.node().domainProbeFact().origin();
        look.see("enabled", Fact.known(account.enabled(), origin), "");
        look.see("locked", Fact.known(account.locked(), origin), "false");
        look.see("expired", Fact.known(account.expired(), origin), "false");
        look.see("logon workstations", Fact.known(account.workstations(), origin), "no restriction");
        String what = "ssm-user of " + domain(look, probe);
        if (account.locked()) {
            return Outcome.fail(() -> what + " is locked");
        }
        if (account.expired()) {
            return Outcome.fail(() -> what + " has expired");
        }
        if (!account.workstations().isEmpty()) {
            return Outcome.fail(() -> what + " may log on only at " + account.workstations());
        }
        return Outcome.pass(
                account.enabled()
                        ? "the account can log on"
                        : "the account can log on; disabled between sessions is normal");
    }
}
