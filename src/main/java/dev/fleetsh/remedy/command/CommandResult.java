package dev.fleetsh.remedy.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command on one node.
 *
 * @param node its id
 * @param exitCode of what ran; -1 where there is none
 * @param output what it printed, as far as AWS keeps it: 24,000 characters where the answer stands behind the first 2,500
 * @param answer the last line of the output that is a JSON object, as in {@link dev.fleetsh.remedy.plan.Data}; null where
 *     there is none
 * @param ended when AWS heard of its end; null while it runs, and where AWS does not tell
 */
public record CommandResult(
        String node,
        CommandStatus status,
        int exitCode,
        String output,
        @Nullable Object answer,
        @Nullable Instant ended) {

    /** A result of which AWS tells no time. */
    public CommandResult(String node, CommandStatus status, int exitCode, String output, @Nullable Object answer) {
        this(node, status, exitCode, output, answer, null);
    }

    /** What became of it, in a clause for people that begins with "it". */
    public String sentence() {
        return status == CommandStatus.FAILED && exitCode >= 0
                ? "it ended with exit code " + exitCode
                : "it " + status.label();
    }
}
