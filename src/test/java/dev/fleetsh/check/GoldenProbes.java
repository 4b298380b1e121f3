package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.mac;
import static dev.fleetsh.check.Scene.windows;

import dev.fleetsh.fleet.Diagnostics.Status;
import dev.fleetsh.fleet.Reason;
import java.time.Duration;
import java.util.List;

/** What probes settle. */
final class GoldenProbes {
    private static final String PROXY = "Proxy configuration";
    private static final String SYSPREP = "Windows sysprep image state";

    private GoldenProbes() {}

    static void add(List<Golden.Case> cases) {
        signals(cases);
        diagnostics(cases);
        on("runas-user-exists", cases)
                .pass(linux().runAs("ops").runAsUser("ops", true))
                .fail(linux().runAs("ops").runAsUser("ops", false))
                .pass(mac().runAs("ops").runAsUser("ops", true))
                // Looked for before the preferences named another user.
                .unknown(Reason.NOT_COLLECTED, linux().runAs("ops").runAsUser("former", true))
                .unknownAs(reason -> linux().runAs("ops").no("runAsUser", reason));
    }

    private static void signals(List<Golden.Case> cases) {
        on("clock-skew", cases)
                .pass(linux().skew(Duration.ofSeconds(299)))
                .pass(linux().skew(Duration.ofSeconds(-299)))
                .pass(linux().lost().skew(Duration.ZERO))
                .fail(Severity.DEGRADED, linux().skew(Duration.ofMinutes(5)))
                .fail(Severity.DEGRADED, linux().skew(Duration.ofMinutes(-5)))
                .fail(Severity.BLOCKER, linux().lost().skew(Duration.ofHours(3)))
                .unknownAs(reason -> linux().lost().no("clockSkew", reason));
        on("tls-trust", cases)
                .pass(linux().trust("", ""))
                .pass(linux().lost().trust("", ""))
                .fail(Severity.DEGRADED, linux().trust("certificate verify failed", ""))
                .fail(Severity.BLOCKER, linux().disconnected().trust("", "certificate verify failed"))
                .unknownAs(reason -> linux().lost().no("tlsTrust", reason));
    }

    private static void diagnostics(List<Golden.Case> cases) {
        // The agent calls its version a success whatever it is.
        Scene old = linux().diagnosed("SSM Agent version", Status.SUCCESS);
        old.latest = Scene.known(false);
        on("agent-recent", cases).warn(old);
        on("endpoint-ssm-443", cases)
                .pass(linux().lost().reaches("ssm", Status.SUCCESS))
                .pass(linux().reaches("ssm", Status.FAILED))
                .fail(linux().lost().reaches("ssm", Status.FAILED))
                .fail(hybrid().lost().reaches("ssm", Status.FAILED))
                .unknown(Reason.NOT_COLLECTED, linux().lost().reaches("ssm", Status.SKIPPED))
                .unknown(Reason.NOT_COLLECTED, linux().lost().reaches("ssmmessages", Status.SUCCESS));
        on("endpoint-ssmmessages-443", cases)
                .pass(linux().disconnected().reaches("ssmmessages", Status.SUCCESS))
                .pass(linux().reaches("ssmmessages", Status.FAILED))
                .fail(linux().disconnected().reaches("ssmmessages", Status.FAILED))
                .unknown(Reason.NOT_COLLECTED, linux().disconnected().reaches("ssmmessages", Status.OTHER));
        on("endpoint-ec2messages-443", cases)
                .in(CURRENT)
                .pass(linux().agent("3.3.39.999999").reaches("ec2messages", Status.SUCCESS))
                .fail(Severity.DEGRADED, linux().agent("3.3.39.999999").reaches("ec2messages", Status.FAILED))
                .fail(
                        Severity.ADVISORY,
                        linux().agent("3.3.40.0").disconnected().reaches("ec2messages", Status.FAILED))
                .pass(linux().agent("3.3.40.0").disconnected().reaches("ec2messages", Status.SUCCESS))
                .notApplicable(linux().agent("3.3.40.0").reaches("ec2messages", Status.FAILED))
                .in(SEED)
                .pass(linux().reaches("ec2messages", Status.SUCCESS))
                .fail(Severity.ADVISORY, linux().reaches("ec2messages", Status.FAILED))
                .fail(Severity.BLOCKER, linux().disconnected().reaches("ec2messages", Status.FAILED));
        on("node-kms-endpoint", cases)
                .pass(linux().kms().reaches("kms", Status.SUCCESS))
                .fail(linux().kms().reaches("kms", Status.FAILED))
                .unknown(Reason.NOT_COLLECTED, linux().kms().reaches("kms", Status.SKIPPED));
        on("proxy-config", cases)
                .notApplicable(linux().lost().diagnosed(PROXY, Status.SKIPPED))
                .fail(Severity.BLOCKER, linux().lost().diagnosed(PROXY, Status.FAILED))
                .fail(Severity.DEGRADED, linux().diagnosed(PROXY, Status.FAILED))
                .pass(linux().disconnected()
                        .diagnosed(PROXY, Status.SUCCESS)
                        .reaches("ssm", Status.SUCCESS)
                        .reaches("ssmmessages", Status.SUCCESS))
                .fail(
                        Severity.BLOCKER,
                        linux().disconnected()
                                .diagnosed(PROXY, Status.SUCCESS)
                                .reaches("ssm", Status.SUCCESS)
                                .reaches("ssmmessages", Status.FAILED))
                .fail(
                        Severity.DEGRADED,
                        linux().diagnosed(PROXY, Status.SUCCESS).reaches("ssm", Status.FAILED))
                .unknown(Reason.NOT_COLLECTED, linux().disconnected().diagnosed(PROXY, Status.SUCCESS))
                .unknown(Reason.NOT_COLLECTED, linux().disconnected().diagnosed(PROXY, Status.OTHER))
                .pass(linux().diagnosed(PROXY, Status.SUCCESS));
        on("sysprep-state", cases)
                .pass(windows().lost().diagnosed(SYSPREP, Status.SUCCESS))
                .fail(Severity.BLOCKER, windows().lost().diagnosed(SYSPREP, Status.FAILED))
                .fail(Severity.DEGRADED, windows().diagnosed(SYSPREP, Status.FAILED))
                .unknown(Reason.NOT_COLLECTED, windows().lost().diagnosed(SYSPREP, Status.SKIPPED));
    }
}
