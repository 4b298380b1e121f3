package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.edge;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.unregistered;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Reason;
import java.util.List;

/** Hybrid nodes, the tier, quotas. */
final class GoldenHybrid {
    private GoldenHybrid() {}

    private static Scene standard() {
        return hybrid().tier(ActivationTier.STANDARD);
    }

    private static Scene absent() {
        return hybrid().tier(ActivationTier.ABSENT);
    }

    private static Scene partial(Scene scene) {
        scene.partial = true;
        return scene;
    }

    static void add(List<Golden.Case> cases) {
        tier(cases);
        on("hybrid-usage-cost", cases)
                .notApplicable(linux())
                .in(CURRENT)
                .warn(hybrid())
                .warn(edge().on("2026-09-30"))
                .pass(hybrid().on("2026-09-29"))
                .unknown(Reason.NOT_COLLECTED, hybrid().in("aws-us-gov", "us-gov-west-1"))
                .in(SEED)
                .notApplicable(hybrid());
        on("hybrid-role-permissions", cases)
                .pass(hybrid())
                .pass(edge())
                .notApplicable(linux())
                .unknown(Reason.NOT_COLLECTED, hybrid().disconnected())
                .unknownAs(reason -> hybrid().lost().no("role", reason));
        on("hybrid-role-trust", cases)
                .pass(hybrid())
                .notApplicable(linux())
                .pass(hybrid().no("ping", Reason.DENIED))
                .unknown(Reason.NOT_COLLECTED, hybrid().lost())
                .unknownAs(reason -> hybrid().lost().no("role", reason));
        on("hybrid-fingerprint", cases)
                .pass(hybrid())
                .notApplicable(linux())
                .unknown(Reason.NOT_COLLECTED, hybrid().lost());

        on("node-quota", cases)
                .pass(linux())
                .pass(linux().among(1918))
                .warn(linux().among(1919))
                .notApplicable(unregistered())
                .pass(linux().no("registered", Reason.DENIED).among(1918))
                .unknown(
                        Reason.NOT_COLLECTED,
                        linux().no("registered", Reason.DENIED).among(1919))
                .unknown(Reason.NOT_COLLECTED, partial(linux()));
        on("hybrid-quota-1000", cases)
                .notApplicable(linux())
                .notApplicable(hybrid().on("2026-06-29"))
                .in(SEED)
                .notApplicable(hybrid())
                .pass(standard().among(998))
                .warn(standard().among(999))
                .unknown(Reason.NOT_COLLECTED, partial(standard()))
                .unknown(Reason.NOT_COLLECTED, absent())
                .unknownAs(reason -> hybrid().no("tier", reason))
                .in(CURRENT)
                .notApplicable(standard().among(999))
                .pass(standard().on("2026-06-29").among(998))
                .warn(standard().on("2026-06-29").among(999))
                .pass(standard().in("aws-cn", "cn-north-1"))
                .unknown(Reason.NOT_COLLECTED, partial(standard().on("2026-06-29")))
                .unknownAs(reason -> hybrid().on("2026-06-29").no("tier", reason));
    }

    private static void tier(List<Golden.Case> cases) {
        on("hybrid-advanced-tier", cases)
                .notApplicable(linux())
                .pass(hybrid().on("2026-06-29"))
                .fail(standard().on("2026-06-29"))
                .pass(hybrid().in("aws-cn", "cn-north-1"))
                .in(SEED)
                .pass(hybrid())
                .fail(Severity.BLOCKER, standard())
                .fail(edge().tier(ActivationTier.STANDARD))
                .fail(standard().in("aws-cn", "cn-north-1"))
                .unknown(Reason.UNPARSEABLE, hybrid().tier(ActivationTier.OTHER))
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, absent())
                .unknownAs(reason -> hybrid().no("tier", reason))
                .in(CURRENT)
                .notApplicable(hybrid())
                .notApplicable(hybrid().on("2026-06-30"))
                .notApplicable(hybrid().tier(ActivationTier.OTHER))
                .notApplicable(hybrid().tier(ActivationTier.ABSENT))
                .unknownAs(reason -> hybrid().no("tier", reason))
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, absent().on("2026-06-29"))
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, absent().in("aws-us-gov", "us-gov-west-1"))
                .warn(Severity.COST, standard())
                .warn(Severity.COST, edge().tier(ActivationTier.STANDARD))
                .warn(Severity.COST, standard().on("2026-06-30"))
                .unknown(Reason.NOT_COLLECTED, Severity.BLOCKER, standard().in("aws-us-gov", "us-gov-west-1"))
                .unknown(Reason.DENIED, Severity.COST, hybrid().no("tier", Reason.DENIED))
                .unknown(Reason.UNPARSEABLE, hybrid().tier(ActivationTier.OTHER).on("2026-06-29"))
                .unknownAs(reason -> hybrid().on("2026-06-29").no("tier", reason));
    }
}
