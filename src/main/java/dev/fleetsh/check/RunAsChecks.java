package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
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
                .reads("preferences", "platform", "agent", "runAsUser", "runAsTag")
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
        boolean tagged = tagged(look.scope());
        String what = tagged ? "tag SSMSessionRunAs" : "run-as default user";
        Fact<String> user = look.see(what, user(look.scope()), "not root");
        if (user.is("root")) {
            return Outcome.fail("the " + what + " is root, which is not allowed")
                    .because(() -> what + " of "
                            + (tagged
                                    ? OperatorChecks.who(look.scope())
                                    : look.scope().label()) + " is root, which is not allowed")
                    .advising(
                            tagged
                                    ? "Name another user than root in the tag SSMSessionRunAs of whoever starts sessions."
                                    : "Name another default user than root in the session preferences.",
                            tagged ? new String[0] : new String[] {"edit-preferences"});
        }
        if (!user.is("")) {
            return runAs(look, user.require("runAsDefaultUser"));
        }
        Fact<String> tag = look.see("tag SSMSessionRunAs", tag(look.scope()), "set");
        if (tag.isKnown()) {
            return Outcome.fail("the preferences name no default user, and you have no tag SSMSessionRunAs")
                    .because(() ->
                            "nothing names the run-as user of " + look.scope().label())
                    .advising(
                            "Name a default user in the session preferences, or tag whoever starts sessions with SSMSessionRunAs.",
                            "edit-preferences");
        }
        return tag instanceof Fact.Unknown<String> unknown && unknown.reason() == Reason.NOT_COLLECTED
                ? Outcome.notCollected("run-as user", "the tag SSMSessionRunAs of who starts the session")
                : Outcome.unknown("tag SSMSessionRunAs of who starts the session", tag);
    }

    private static Fact<String> tag(Scope scope) {
        return scope.evidence().permissions().runAs();
    }

    private static boolean tagged(Scope scope) {
        return !tag(scope).orElse("").isEmpty();
    }

    /** The user that sessions run as: the tag of who starts them comes first, then the preferences' default. */
    static Fact<String> user(Scope scope) {
        return tagged(scope) ? tag(scope) : scope.preferences().map(SessionPreferences::runAsDefaultUser);
    }

    /** What verdicts about the user rest on, beside the preferences. */
    static Object standing(Scope scope) {
        return tag(scope) instanceof Fact.Unknown<String> unknown
                ? unknown.reason()
                : tag(scope).require("tag");
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
