package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.linux;

import dev.fleetsh.check.path.Sketch;
import dev.fleetsh.fleet.Diagnostics.Status;
import dev.fleetsh.fleet.Reason;
import java.util.List;

/** The way through EC2's networks, as checks take it: behind signals, and before what nobody has looked at. {@link Sketch} */
final class GoldenNetworks {
    private GoldenNetworks() {}

    static void add(List<Golden.Case> cases) {
        on("endpoint-ssm-443", cases)
                .pass(linux().network("nat out=none out=0.0.0.0/0"))
                .pass(linux().lost().network("nat"))
                .pass(linux().lost().network("endpoint"))
                .fail(linux().lost().network("nat out=none"))
                .fail(linux().lost().network("none"))
                .fail(linux().lost().network("nat out=none").reaches("ssm", Status.FAILED))
                .fail(linux().lost().network("nat").reaches("ssm", Status.FAILED))
                .warn(Severity.ADVISORY, linux().network("nat out=none"))
                .warn(Severity.ADVISORY, linux().lost().network("nat out=none").reaches("ssm", Status.SUCCESS))
                .fail(linux().lost().network("endpoint policy=other").reaches("ssm", Status.SUCCESS))
                .fail(linux().lost().network("endpoint policy=deny").reaches("ssm", Status.SUCCESS))
                .pass(linux().lost().network("endpoint policy=all").reaches("ssm", Status.SUCCESS))
                .unknown(
                        Reason.OUT_OF_SIGHT,
                        linux().lost().network("endpoint policy=condition").reaches("ssm", Status.SUCCESS))
                .unknown(Reason.DENIED, linux().lost().network("nat denied=DescribeRouteTables"))
                .unknown(Reason.OUT_OF_SIGHT, linux().lost().network("none route=node:0.0.0.0/0>tgw-1"))
                .unknown(Reason.OUT_OF_SIGHT, linux().lost().network("nat servers=10.9.9.9"))
                .unknownAs(reason -> linux().lost().network("nat").no("place", reason));
        on("endpoint-ssmmessages-443", cases)
                .pass(linux().disconnected().network("nat"))
                .fail(linux().disconnected().network("nat out=none"))
                .warn(Severity.ADVISORY, linux().network("none"))
                .unknown(Reason.DENIED, linux().disconnected().network("nat denied=DescribeRouteTables"))
                .unknown(Reason.OUT_OF_SIGHT, linux().disconnected().network("none route=node:0.0.0.0/0>tgw-1"))
                .unknownAs(reason -> linux().disconnected().network("nat").no("place", reason));
        on("endpoint-ec2messages-443", cases)
                .in(CURRENT)
                .fail(Severity.DEGRADED, linux().agent("3.3.39.999999").network("none"))
                .fail(
                        Severity.ADVISORY,
                        linux().agent("3.3.40.0").disconnected().network("none"))
                .pass(linux().agent("3.3.39.999999").network("nat"))
                .warn(linux().agent("3.3.39.999999").network("none").reaches("ec2messages", Status.SUCCESS))
                .unknownAs(reason -> linux().agent("3.3.39.999999").no("place", reason))
                .in(SEED)
                .fail(Severity.BLOCKER, linux().disconnected().network("none"))
                .fail(Severity.ADVISORY, linux().network("none"))
                .pass(linux().network("nat"))
                .warn(linux().network("none").reaches("ec2messages", Status.SUCCESS))
                .unknownAs(reason -> linux().disconnected().no("place", reason));
        on("node-kms-endpoint", cases)
                .pass(linux().kms().network("nat"))
                .fail(Severity.BLOCKER, linux().kms().network("nat out=none"))
                .warn(Severity.ADVISORY, linux().kms().network("none").reaches("kms", Status.SUCCESS))
                .unknownAs(reason -> linux().kms().no("place", reason));
        on("node-logs-endpoint", cases)
                .notApplicable(linux())
                .notApplicable(linux().s3(true))
                .pass(linux().cloudWatch(true).network("nat"))
                .pass(linux().cloudWatch(true).reaches("logs", Status.SUCCESS))
                .fail(Severity.BLOCKER, linux().cloudWatch(true).network("none"))
                .fail(Severity.DEGRADED, linux().cloudWatch(false).network("none"))
                .fail(Severity.BLOCKER, linux().cloudWatch(true).reaches("logs", Status.FAILED))
                .fail(hybrid().cloudWatch(false).reaches("logs", Status.FAILED))
                .warn(
                        Severity.ADVISORY,
                        linux().cloudWatch(true).network("none").reaches("logs", Status.SUCCESS))
                .unknown(Reason.NOT_COLLECTED, hybrid().cloudWatch(true))
                .unknownAs(reason -> linux().cloudWatch(true).no("place", reason))
                .unknownAs(reason -> linux().no("preferences", reason));
        on("node-s3-endpoint", cases)
                .notApplicable(linux())
                .notApplicable(linux().cloudWatch(true))
                .pass(linux().s3(true).network("nat"))
                .pass(linux().s3(true).network("gateway"))
                .pass(linux().s3(true).reaches("s3", Status.SUCCESS))
                .fail(Severity.BLOCKER, linux().s3(true).network("none"))
                .fail(Severity.DEGRADED, linux().s3(false).network("none"))
                .fail(hybrid().s3(false).reaches("s3", Status.FAILED))
                .warn(Severity.ADVISORY, linux().s3(true).network("none").reaches("s3", Status.SUCCESS))
                .unknown(Reason.NOT_COLLECTED, hybrid().s3(true))
                .unknownAs(reason -> linux().s3(true).no("place", reason))
                .unknownAs(reason -> linux().no("preferences", reason));
    }
}
