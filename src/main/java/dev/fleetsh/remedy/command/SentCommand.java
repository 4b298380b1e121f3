package dev.fleetsh.remedy.command;

import dev.fleetsh.fleet.ScopeId;
import java.time.Instant;
import java.util.List;

/**
 * A command that AWS has taken.
 *
 * @param id AWS's own
 * @param requestId of the call that sent it; empty where it was found by its comment
 * @param overBy when it must have ended on every node, whatever became of it
 */
public record SentCommand(ScopeId scope, String id, List<String> nodes, String requestId, Instant overBy) {
    public SentCommand {
        nodes = List.copyOf(nodes);
    }
}
