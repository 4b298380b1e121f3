package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;

/** The user that sessions run as, where the session preferences name one. */
final class RunAsChecks {
    private static final Gate RUN_AS = Gate.named("run-as");

    private RunAsChecks() {}

    static List<Definition> all() {
        return List.of(check("runas-user-exists", "The user that sessions run as exists")
                .gates(RUN_AS)
                .appliesTo("Linux and macOS nodes whose scope turns run-as on")
                .reads("preferences", "platform", "agent", "runAsUser")
                .dependsOn("session-document-valid", "node-registered", "agent-min-version")
                .fix(
                        "Create the user on the node, or name another default user.",
                        "create-run-as-user",
                        "edit-preferences")
                .source("session-preferences-run-as")
                .decides(RunAsChecks::runAs));
    }

    private static Outcome runAs(Look look) {
        Outcome ended = PreferenceChecks.unless(
                look, SessionPreferences::runAsEnabled, "session preferences do not turn run-as on");
        if (ended != null) {
            return ended;
        }
        Fact<Platform> platform = SystemChecks.platform(look, "");
        if (!platform.isKnown()) {
            return Outcome.unknown("platform", platform);
        }
        if (platform.require("platform").type() == PlatformType.WINDOWS) {
            return Outcome.notApplicable("run-as is for Linux and macOS");
        }
        Outcome gate = AgentChecks.gate(look, RUN_AS);
        if (gate.verdict() != Verdict.PASS) {
            return gate.advising(AgentChecks.UPDATE, "update-agent");
        }
        Fact<String> user = look.see(
                "run-as default user",
                look.scope().preferences().map(SessionPreferences::runAsDefaultUser),
                "not root");
        if (user.is("root")) {
            return Outcome.fail("the run-as default user is root, which is not allowed")
                    .because(() -> "run-as default user of " + look.scope().label() + " is root, which is not allowed")
                    .advising("Name another default user than root in the session preferences.", "edit-preferences");
        }
        return user.is("")
                ? Outcome.notCollected("run-as user", "the tag SSMSessionRunAs of who starts the session")
                : runAs(look, user.require("runAsDefaultUser"));
    }

    private static Outcome runAs(Look look, String user) {
        Fact<NamedUser> found = look.node().runAsUserFact();
        if (found instanceof Fact.Unknown<NamedUser> unknown && unknown.reason() != Reason.NOT_COLLECTED) {
            return Outcome.unknown("user " + user + " on the node", found);
        }
        // The preferences may have named another one when it was looked for.
        if (!found.map(NamedUser::name).is(user)) {
            return Outcome.notProbed("user " + user + " on the node", "os-user");
        }
        boolean present =
                look.see("user " + user, found.map(NamedUser::present), "true").is(true);
        return present
                ? Outcome.pass(() -> "user " + user + " exists on the node")
                : Outcome.fail(() -> "user " + user + " does not exist on the node")
                        .because(() -> "the run-as user " + user + " does not exist on the node");
    }
}
