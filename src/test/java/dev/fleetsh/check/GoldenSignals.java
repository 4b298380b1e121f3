package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.edge;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.known;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.mac;
import static dev.fleetsh.check.Scene.unregistered;
import static dev.fleetsh.check.Scene.windows;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import java.time.Duration;
import java.util.List;

/** Signals, the way to AWS, and permissions. */
final class GoldenSignals {
    private GoldenSignals() {}

    static void add(List<Golden.Case> cases) {
        signals(cases);
        paths(cases);
        permissions(cases);
    }

    private static Scene state(InstanceState state) {
        Scene scene = linux();
        scene.state = known(state);
        return scene;
    }

    private static Scene ping(PingStatus status, Scene scene) {
        scene.ping = known(status);
        return scene;
    }

    private static Scene registered(boolean value) {
        Scene scene = linux();
        scene.registered = known(value);
        return scene;
    }

    private static void signals(List<Golden.Case> cases) {
        on("ec2-running", cases)
                .pass(linux())
                .pass(linux().no("state", Reason.DENIED))
                .notApplicable(hybrid())
                .notApplicable(state(InstanceState.PENDING))
                .notApplicable(state(InstanceState.STOPPING))
                .notApplicable(state(InstanceState.SHUTTING_DOWN))
                .notApplicable(state(InstanceState.TERMINATED))
                .pass(state(InstanceState.OTHER))
                .unknownAs(reason -> linux().lost().no("state", reason));
        Scene strange = linux().lost();
        strange.state = known(InstanceState.OTHER);
        on("ec2-running", cases).unknown(Reason.UNPARSEABLE, strange);

        on("node-registered", cases)
                .pass(linux())
                .fail(unregistered())
                .notApplicable(hybrid())
                .notApplicable(edge())
                .unknownAs(reason -> linux().no("registered", reason));

        on("node-online", cases)
                .pass(linux())
                .pass(linux().seen(Duration.ofMinutes(15)))
                .pass(linux().seen(Duration.ofSeconds(-30)))
                .warn(Severity.ADVISORY, linux().seen(Duration.ofMinutes(15).plusSeconds(1)))
                .warn(Severity.ADVISORY, linux().seen(Duration.ofMinutes(65)).disconnected())
                .warn(Severity.ADVISORY, linux().seen(Duration.ofMinutes(66)))
                .warn(Severity.ADVISORY, linux().no("lastPing", Reason.NOT_COLLECTED))
                .fail(linux().lost())
                .fail(hybrid().lost())
                .fail(ping(PingStatus.INACTIVE, linux().disconnected()))
                .unknown(
                        Reason.CONTRADICTORY,
                        linux().seen(Duration.ofMinutes(66)).disconnected())
                .unknown(Reason.CONTRADICTORY, ping(PingStatus.CONNECTION_LOST, linux()))
                .unknown(Reason.UNPARSEABLE, ping(PingStatus.OTHER, linux()))
                .notApplicable(unregistered())
                .unknownAs(reason -> linux().no("ping", reason));

        on("session-channel", cases)
                .pass(linux())
                .fail(linux().disconnected())
                .fail(linux().lost())
                .unknown(Reason.UNPARSEABLE, linux().channel(ChannelStatus.OTHER))
                .notApplicable(unregistered())
                .unknownAs(reason -> linux().no("channel", reason));

        on("agent-type", cases)
                .pass(windows())
                .notApplicable(linux())
                .unknown(Reason.NOT_COLLECTED, windows().disconnected())
                .unknownAs(reason -> windows().no("platform", reason));
    }

    private static void paths(List<Golden.Case> cases) {
        on("endpoint-ssm-443", cases)
                .pass(linux())
                .pass(hybrid().seen(Duration.ofHours(5)))
                .unknown(Reason.NOT_COLLECTED, linux().lost())
                .unknown(Reason.NOT_COLLECTED, hybrid().lost());
        on("endpoint-ssmmessages-443", cases)
                .pass(linux())
                .unknown(Reason.NOT_COLLECTED, linux().disconnected())
                .unknown(Reason.NOT_COLLECTED, hybrid().lost());
        on("endpoint-ec2messages-443", cases)
                .in(CURRENT)
                .notApplicable(linux().agent("3.3.40.0"))
                .unknown(Reason.NOT_COLLECTED, Severity.DEGRADED, linux().agent("3.3.39.999999"))
                .unknown(
                        Reason.NOT_COLLECTED,
                        Severity.ADVISORY,
                        linux().agent("3.3.40.0").disconnected())
                .unknown(
                        Reason.NOT_COLLECTED,
                        Severity.DEGRADED,
                        linux().agent("3.3.39.999999").disconnected())
                .unknown(Reason.NOT_COLLECTED, Severity.DEGRADED, linux().no("agent", Reason.UNPARSEABLE))
                .notApplicable(linux().agent("3.1.0.0").in("aws", "mx-central-1"))
                .in(SEED)
                .unknown(Reason.NOT_COLLECTED, Severity.ADVISORY, linux())
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, linux().disconnected())
                .notApplicable(linux().in("aws", "mx-central-1"));
        for (String check : List.of("tls-trust", "clock-skew")) {
            on(check, cases)
                    .pass(linux())
                    .pass(linux().no("ping", Reason.DENIED))
                    .unknown(Reason.NOT_COLLECTED, linux().lost());
        }
        on("proxy-config", cases)
                .pass(linux())
                .unknown(Reason.NOT_COLLECTED, linux().disconnected())
                .unknown(Reason.NOT_COLLECTED, linux().lost());
        on("sysprep-state", cases)
                .pass(windows())
                .notApplicable(mac())
                .unknown(Reason.NOT_COLLECTED, windows().lost())
                .unknownAs(reason -> windows().no("platform", reason));
    }

    private static void permissions(List<Golden.Case> cases) {
        on("ec2-permissions", cases)
                .pass(linux())
                .pass(linux().no("profile", Reason.DENIED))
                .pass(linux().no("ping", Reason.DENIED))
                .pass(linux().profile("").management("dhmc").agent("3.2.582.0"))
                .warn(Severity.ADVISORY, linux().profile(""))
                .warn(Severity.ADVISORY, linux().profile("").management("dhmc").agent("3.2.581.999999"))
                .fail(linux().lost().profile(""))
                .fail(unregistered().profile(""))
                .fail(linux().lost().profile("").management("dhmc").agent("3.2.581.999999"))
                .unknown(
                        Reason.NOT_COLLECTED,
                        linux().lost().profile("").management("dhmc").agent("3.2.582.0"))
                .unknown(Reason.NOT_COLLECTED, linux().lost())
                .notApplicable(hybrid())
                .unknownAs(reason -> linux().lost().no("profile", reason))
                .unknownAs(reason -> linux().lost().profile("").no("hostManagement", reason))
                .unknownAs(
                        reason -> linux().lost().profile("").management("dhmc").no("agent", reason));
        on("ec2-profile-has-role", cases)
                .pass(linux())
                .notApplicable(linux().profile(""))
                .notApplicable(hybrid())
                .unknown(Reason.NOT_COLLECTED, linux().lost())
                .unknownAs(reason -> linux().lost().no("profile", reason));
        on("dhmc-role", cases)
                .pass(linux().profile("").management("dhmc"))
                .notApplicable(linux())
                .notApplicable(linux().profile(""))
                .notApplicable(edge())
                .unknown(Reason.NOT_COLLECTED, linux().lost().profile("").management("dhmc"))
                .unknownAs(reason -> linux().lost().profile("").no("hostManagement", reason))
                .unknownAs(reason -> linux().lost().management("dhmc").no("profile", reason));
        on("imds-enabled", cases)
                .pass(linux())
                .pass(linux().no("metadata", Reason.DENIED))
                .warn(Severity.ADVISORY, linux().metadata(false))
                .fail(linux().lost().metadata(false))
                .notApplicable(hybrid())
                .unknownAs(reason -> linux().lost().no("metadata", reason));
        on("node-role-ssmmessages", cases).pass(linux()).unknown(Reason.NOT_COLLECTED, linux().disconnected());

        on("node-type-supported", cases)
                .pass(linux())
                .pass(mac())
                .pass(linux().no("platform", Reason.DENIED))
                .pass(hybrid())
                .pass(edge())
                .fail(Severity.DEGRADED, hybrid().os(PlatformType.MACOS, "macOS", "14.5"))
                .fail(Severity.BLOCKER, hybrid().lost().os(PlatformType.MACOS, "macOS", "14.5"))
                .fail(edge().os(PlatformType.MACOS, "macOS", "14.5"))
                .unknownAs(reason -> hybrid().no("platform", reason));
    }
}
