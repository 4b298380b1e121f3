package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.mac;
import static dev.fleetsh.check.Scene.windows;

import dev.fleetsh.fleet.Reason;
import java.util.List;

/** What session preferences ask for; denied preferences are never not applicable. */
final class GoldenPreferences {
    private GoldenPreferences() {}

    static void add(List<Golden.Case> cases) {
        on("session-document-valid", cases)
                .pass(linux())
                .pass(linux().kms())
                .fail(Severity.DEGRADED, linux().no("preferences", Reason.UNPARSEABLE))
                .pass(linux().booleansAsText().agent("3.0.655.0"))
                .in(SEED)
                .pass(linux().booleansAsText().agent("3.0.654.999999"))
                .in(CURRENT)
                .fail(Severity.BLOCKER, linux().booleansAsText().agent("3.0.654.999999"))
                .unknownAs(reason -> linux().booleansAsText().no("agent", reason));
        for (Reason reason : Reason.values()) {
            if (reason != Reason.UNPARSEABLE) {
                on("session-document-valid", cases)
                        .unknown(reason, Severity.BLOCKER, linux().no("preferences", reason));
            }
        }
        on("session-timeouts", cases)
                .pass(linux())
                .pass(linux().timeouts("1", "1"))
                .pass(linux().timeouts("60", "1440"))
                .pass(linux().timeouts("", ""))
                .warn(linux().timeouts("0", ""))
                .warn(linux().timeouts("61", ""))
                .warn(linux().timeouts("20", "0"))
                .warn(linux().timeouts("20", "1441"))
                .warn(linux().timeouts("soon", ""))
                .unknownAs(reason -> linux().no("preferences", reason));

        on("agent-version-kms", cases)
                .pass(linux().kms().agent("2.3.539.0"))
                .fail(linux().kms().agent("2.3.538.999999"))
                .notApplicable(linux())
                .notApplicable(linux().agent("2.3.1.0"))
                .unknownAs(reason -> linux().kms().no("agent", reason))
                .unknownAs(reason -> linux().no("preferences", reason));
        for (String check : List.of("session-kms-key-usable", "node-role-kms-decrypt", "node-kms-endpoint")) {
            on(check, cases)
                    .notApplicable(linux())
                    .unknown(Reason.NOT_COLLECTED, linux().kms())
                    .unknownAs(reason -> linux().no("preferences", reason));
        }
        on("agent-version-shell-profile", cases)
                .pass(linux().shellProfile("cd /", "").agent("3.0.196.0"))
                .pass(mac().shellProfile("cd /", ""))
                .pass(windows().shellProfile("", "cd \\").agent("3.0.196.0"))
                .fail(linux().shellProfile("cd /", "").agent("3.0.160.999999"))
                .fail(windows().shellProfile("", "cd \\").agent("3.0.160.999999"))
                .notApplicable(linux())
                .notApplicable(linux().shellProfile("", "cd \\"))
                .notApplicable(windows().shellProfile("cd /", ""))
                .unknownAs(reason -> linux().shellProfile("cd /", "").no("agent", reason))
                .unknownAs(reason -> linux().shellProfile("cd /", "").no("platform", reason))
                .unknownAs(reason -> linux().no("preferences", reason))
                .in(CURRENT)
                .warn(linux().shellProfile("cd /", "").agent("3.0.161.0"))
                .warn(linux().shellProfile("cd /", "").agent("3.0.195.999999"))
                .in(SEED)
                .pass(linux().shellProfile("cd /", "").agent("3.0.161.0"))
                .pass(linux().shellProfile("cd /", "").agent("3.0.195.999999"));
        on("agent-version-cw-streaming", cases)
                .pass(linux().streaming().agent("3.0.356.0"))
                .fail(linux().streaming().agent("3.0.283.999999"))
                .notApplicable(linux())
                .notApplicable(linux().cloudWatch(true))
                .unknownAs(reason -> linux().streaming().no("agent", reason))
                .unknownAs(reason -> linux().no("preferences", reason))
                .in(CURRENT)
                .warn(linux().streaming().agent("3.0.284.0"))
                .warn(linux().streaming().agent("3.0.355.999999"))
                .in(SEED)
                .pass(linux().streaming().agent("3.0.284.0"))
                .pass(linux().streaming().agent("3.0.355.999999"));
        on("windows-streaming-powershell", cases)
                .notApplicable(windows())
                .notApplicable(linux().streaming())
                .unknown(Reason.NOT_COLLECTED, windows().streaming())
                .pass(windows().streaming().powerShell("5.1", 8, false))
                .pass(windows().streaming().powerShell("7.4.6", 8, false))
                .fail(windows().streaming().powerShell("5.0.10586.117", 8, false))
                .fail(windows().streaming().powerShell("4.0", 8, false))
                .fail(windows().streaming().powerShell("5.1", 8, true))
                .unknownAs(reason -> windows().streaming().no("powerShell", reason))
                .unknownAs(reason -> windows().streaming().no("platform", reason))
                .unknownAs(reason -> windows().no("preferences", reason));
        on("node-log-s3", cases)
                .notApplicable(linux())
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, linux().s3(true))
                .unknown(Reason.NOT_COLLECTED, Severity.DEGRADED, linux().s3(false))
                .unknownAs(reason -> linux().no("preferences", reason));
        on("node-log-cloudwatch", cases)
                .notApplicable(linux())
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, linux().cloudWatch(true))
                .unknown(Reason.NOT_COLLECTED, Severity.DEGRADED, linux().cloudWatch(false))
                .unknownAs(reason -> linux().no("preferences", reason));
        on("runas-user-exists", cases)
                .notApplicable(linux())
                .notApplicable(windows().runAs("ops"))
                .fail(linux().runAs("ops").agent("2.3.671.999999"))
                .fail(linux().runAs("root"))
                .unknown(Reason.NOT_COLLECTED, linux().runAs("ops").agent("2.3.672.0"))
                .unknown(Reason.NOT_COLLECTED, linux().runAs(""))
                .unknownAs(reason -> linux().runAs("ops").no("agent", reason))
                .unknownAs(reason -> linux().runAs("ops").no("platform", reason))
                .unknownAs(reason -> linux().no("preferences", reason));
    }
}
