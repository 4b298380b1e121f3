package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.wire.ServiceError;
import org.jspecify.annotations.Nullable;

/** The question whether a call would be allowed, which EC2 answers with an error either way. */
final class DryRun {
    private static final int PRECONDITION_FAILED = 412;

    private DryRun() {}

    /** Throws where the request is only a question; by now the call was allowed. */
    static void check(@Nullable Boolean dryRun) {
        if (dryRun != null && dryRun) {
            throw new ServiceError(
                    "DryRunOperation", PRECONDITION_FAILED, "Request would have succeeded, but DryRun flag is set.");
        }
    }
}
