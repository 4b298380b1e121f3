package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the session preferences of a scope ask of its nodes. Where they could not be read, nothing here is decided. */
final class PreferenceChecks {
    private static final Gate BOOLEANS = Gate.named("document-booleans");
    private static final Gate KMS = Gate.named("kms-encryption");
    private static final Gate STREAMING = Gate.named("cw-streaming");
    private static final Gate PROFILE = Gate.named("shell-profile");
    private static final String NO_KEY = "session preferences name no KMS key";
    private static final String NO_STREAMING = "session preferences do not stream to CloudWatch";

    private PreferenceChecks() {}

    static List<Definition> all() {
        return List.of(
                check("session-document-valid", "The session preferences can be read")
                        .appliesTo("every scope")
                        .severity(Severity.DEGRADED)
                        .reads("preferences", "agent")
                        .fix("Repair the content of SSM-SessionManagerRunShell.", "edit-preferences")
                        .source("getting-started-configure-preferences-cli")
                        .decides(PreferenceChecks::document),
                check("session-timeouts", "Session time limits are within what AWS allows")
                        .appliesTo("every scope")
                        .severity(Severity.ADVISORY)
                        .reads("preferences")
                        .dependsOn("session-document-valid")
                        .fix(
                                "Set idleSessionTimeout to 1–60 and maxSessionDuration to 1–1440 minutes.",
                                "edit-preferences")
                        .source("session-preferences-timeout")
                        .decides(PreferenceChecks::timeouts),
                kms("agent-version-kms", "The agent encrypts sessions with KMS")
                        .gates(KMS)
                        .reads("preferences", "agent")
                        .dependsOn("session-document-valid", "node-registered", "agent-min-version")
                        .fix(
                                "Update the agent; or clear the key, for every user of the scope.",
                                "update-agent",
                                "edit-preferences")
                        .source("session-manager-prerequisites")
                        .decides(look -> withKey(look, () -> AgentChecks.gate(look, KMS))),
                kms("node-kms-endpoint", "The node reaches kms on port 443")
                        .reads("kind", "preferences", "diagnostics", "network")
                        .dependsOn("session-document-valid")
                        .fix("Open TCP 443 from the node to kms.", PathChecks.WAYS)
                        .source("session-preferences-enable-encryption")
                        .decides(look -> withKey(look, () -> PathChecks.path(look, Service.KMS))),
                check("agent-version-shell-profile", "The agent runs shell profiles")
                        .gates(PROFILE)
                        .appliesTo("nodes whose scope sets a shell profile for their system")
                        .severity(Severity.FEATURE)
                        .reads("preferences", "platform", "agent")
                        .dependsOn("session-document-valid", "node-registered", "agent-min-version")
                        .fix("Update the agent with AWS-UpdateSSMAgent.", "update-agent")
                        .note("AWS's page asks for 3.0.161.0, but code and release notes have shell profiles only since"
                                + " 3.0.196.0. Between the two warns: the page promises what the agent lacks. Rules seed"
                                + " go by the page alone.")
                        .decides(PreferenceChecks::shellProfile),
                check("agent-version-cw-streaming", "The agent streams sessions to CloudWatch")
                        .gates(STREAMING)
                        .appliesTo("nodes whose scope streams sessions")
                        .severity(Severity.FEATURE)
                        .reads("preferences", "agent")
                        .dependsOn("session-document-valid", "node-registered", "agent-min-version")
                        .fix(
                                "Update the agent, or log at the end of sessions instead.",
                                "update-agent",
                                "edit-preferences")
                        .note("AWS's page asks for 3.0.284.0, but code and release notes have streaming only since"
                                + " 3.0.356.0. Between the two warns: the page promises what the agent lacks. Rules seed"
                                + " go by the page alone.")
                        .decides(look -> wanted(
                                look,
                                SessionPreferences::streamsToCloudWatch,
                                NO_STREAMING,
                                () -> AgentChecks.gate(look, STREAMING))),
                check("windows-streaming-powershell", "PowerShell 5.1 or newer runs the streamed session")
                        .appliesTo("Windows nodes whose scope streams sessions")
                        .severity(Severity.FEATURE)
                        .reads("preferences", "platform", "powerShell")
                        .dependsOn("session-document-valid")
                        .fix(
                                "Install WMF 5.1, and lift a machine-wide transcription policy; or stop streaming.",
                                "edit-preferences")
                        .source("session-manager-logging")
                        .decides(PreferenceChecks::powershell));
    }

    private static Definition.Draft kms(String id, String title) {
        return check(id, title).appliesTo("nodes whose scope encrypts sessions with KMS");
    }

    static Fact<SessionPreferences> preferences(Look look) {
        return look.see("session preferences", look.scope().preferences(), "");
    }

    /** Null where the preferences ask for it; else the verdict that ends the rule. */
    static @Nullable Outcome unless(Look look, Predicate<SessionPreferences> asked, String otherwise) {
        Fact<SessionPreferences> preferences = look.scope().preferences();
        if (!preferences.isKnown()) {
            preferences(look);
            return Outcome.unknown("session preferences", preferences);
        }
        if (asked.test(preferences.require("preferences"))) {
            return null;
        }
        return Outcome.notApplicable(otherwise);
    }

    private static Outcome wanted(
            Look look, Predicate<SessionPreferences> asked, String otherwise, Supplier<Outcome> outcome) {
        Outcome ended = unless(look, asked, otherwise);
        return ended == null ? outcome.get() : ended;
    }

    private static Outcome withKey(Look look, Supplier<Outcome> outcome) {
        look.see("KMS key of sessions", look.scope().preferences().map(SessionPreferences::kmsKeyId), "");
        return wanted(look, SessionPreferences::encryptsSessions, NO_KEY, outcome);
    }

    private static Outcome document(Look look) {
        Fact<SessionPreferences> preferences = look.scope().preferences();
        if (preferences instanceof Fact.Unknown<SessionPreferences> unknown) {
            preferences(look);
            return unknown.reason() == Reason.UNPARSEABLE
                    ? Outcome.fail(() -> "SSM-SessionManagerRunShell can't be read: " + unknown.detail())
                            .because(() -> "SSM-SessionManagerRunShell of "
                                    + look.scope().label() + " can't be read")
                    : Outcome.unknown("session preferences", unknown).as(Severity.BLOCKER);
        }
        look.see("session document", preferences.map(p -> p.documentExists() ? "present" : "absent"), "");
        if (look.current() && preferences.require("preferences").booleansAsText()) {
            return booleansAsText(look);
        }
        return preferences.require("preferences").documentExists()
                ? Outcome.pass("SSM-SessionManagerRunShell exists and can be read")
                : Outcome.pass("SSM-SessionManagerRunShell is absent, so AWS's defaults apply");
    }

    /** The console writes booleans as texts; older agents can't parse that, so that their shell sessions fail. */
    private static Outcome booleansAsText(Look look) {
        Outcome gate = AgentChecks.gate(look, BOOLEANS);
        String where = "SSM-SessionManagerRunShell of " + look.scope().label() + " writes booleans as text";
        return switch (gate.verdict()) {
            case FAIL ->
                Outcome.fail(() -> where + "; " + gate.text().get())
                        .because(() -> where + "; " + gate.cause().get())
                        .as(Severity.BLOCKER)
                        .advising(
                                "Update the agent with AWS-UpdateSSMAgent; or write true and false without quotes in SSM-SessionManagerRunShell.",
                                "update-agent",
                                "edit-preferences");
            case UNKNOWN -> gate.as(Severity.BLOCKER);
            default -> Outcome.pass("SSM-SessionManagerRunShell exists and can be read");
        };
    }

    private static Outcome timeouts(Look look) {
        Fact<SessionPreferences> preferences = look.scope().preferences();
        if (!preferences.isKnown()) {
            preferences(look);
            return Outcome.unknown("session preferences", preferences);
        }
        look.see("idleSessionTimeout", preferences.map(SessionPreferences::idleSessionTimeout), "1–60");
        look.see("maxSessionDuration", preferences.map(SessionPreferences::maxSessionDuration), "1–1440");
        SessionPreferences seen = preferences.require("preferences");
        if (!within(seen.idleSessionTimeout(), "idle-timeout-least", "idle-timeout-most")) {
            return Outcome.warn(() -> "idleSessionTimeout is '" + seen.idleSessionTimeout() + "', not 1 to 60 minutes");
        }
        return within(seen.maxSessionDuration(), "session-duration-least", "session-duration-most")
                ? Outcome.pass("time limits are within what AWS allows")
                : Outcome.warn(
                        () -> "maxSessionDuration is '" + seen.maxSessionDuration() + "', not 1 to 1440 minutes");
    }

    private static boolean within(String minutes, String least, String most) {
        if (minutes.isEmpty()) {
            return true;
        }
        if (!minutes.matches("\\d{1,9}")) {
            return false;
        }
        int value = Integer.parseInt(minutes);
        return value >= Thresholds.value(least) && value <= Thresholds.value(most);
    }

    private static Outcome shellProfile(Look look) {
        Outcome ended = unless(
                look,
                preferences -> !(preferences.shellProfileLinux() + preferences.shellProfileWindows()).isEmpty(),
                "session preferences set no shell profile");
        if (ended != null) {
            return ended;
        }
        Fact<Platform> platform = SystemChecks.platform(look, "");
        if (!platform.isKnown()) {
            return Outcome.unknown("platform", platform);
        }
        boolean windows = platform.require("platform").type() == PlatformType.WINDOWS;
        SessionPreferences preferences = look.scope().preferences().require("preferences");
        String profile = windows ? preferences.shellProfileWindows() : preferences.shellProfileLinux();
        return profile.isEmpty()
                ? Outcome.notApplicable(() ->
                        "session preferences set no shell profile for " + (windows ? "Windows" : "Linux and macOS"))
                : AgentChecks.gate(look, PROFILE);
    }

    private static Outcome powershell(Look look) {
        Outcome ended = unless(look, SessionPreferences::streamsToCloudWatch, NO_STREAMING);
        if (ended == null) {
            ended = SystemChecks.unless(look, PlatformType.WINDOWS);
        }
        if (ended != null) {
            return ended;
        }
        Fact<PowerShell> seen = look.see("PowerShell", look.node().powerShellFact(), "5.1 or newer, not transcribed");
        if (!seen.isKnown()) {
            return MachineChecks.unprobed("version of PowerShell", seen, "powershell");
        }
        PowerShell shell = seen.require("powerShell");
        if (!shell.streams()) {
            return Outcome.fail(() -> "PowerShell " + shell.version() + " < 5.1: sessions are not streamed");
        }
        return shell.transcription()
                ? Outcome.fail("a policy of the machine transcribes every PowerShell session, so none is streamed")
                : Outcome.pass(() -> "PowerShell " + shell.version() + " ≥ 5.1");
    }
}
