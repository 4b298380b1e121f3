package dev.fleetsh.sandbox.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command on one node.
 *
 * @param nodeId the node
 * @param nodeName its name, may be empty
 * @param responseCode exit code; −1 before there is one
 * @param out standard output
 * @param err standard error
 * @param started when the node began; null before
 * @param ended when it ended; null before
 */
public record Invocation(
        String nodeId,
        String nodeName,
        InvocationState state,
        int responseCode,
        String out,
        String err,
        @Nullable Instant started,
        @Nullable Instant ended) {

    static Invocation pending(String nodeId, String nodeName) {
        return new Invocation(nodeId, nodeName, InvocationState.PENDING, -1, "", "", null, null);
    }

    Invocation in(InvocationState newState) {
        return new Invocation(nodeId, nodeName, newState, responseCode, out, err, started, ended);
    }

    Invocation started(Instant when) {
        return new Invocation(nodeId, nodeName, InvocationState.IN_PROGRESS, responseCode, out, err, when, null);
    }

    Invocation ended(InvocationState newState, int exit, String newOut, String newErr, Instant when) {
        return new Invocation(nodeId, nodeName, newState, exit, newOut, newErr, started, when);
    }

    Invocation ended(InvocationState newState, Instant when) {
        return ended(newState, responseCode, out, err, when);
    }
}
