package dev.fleetsh.script.scope;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scripts and predicates see of a session. */
public interface ScriptScope {
    Fleet fleet();

    /** The fleet if it has been collected, else null; never waits, so that completion does not. */
    @Nullable
    Fleet fleetNow();

    /** The nodes in focus. */
    Nodes nodes();

    /** What {@code session} stands for in a script. */
    Object session();

    /** Named values: {@code $1}, {@code _} and the variables of scripts; scripts add to it. */
    Map<String, Object> values();

    /** What {@code 2 h ago} is counted from. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    Readiness readiness(Node node);

    /** Whether the check of that id fails on the node. */
    boolean failing(Node node, String checkId);

    /** Ids of all checks. */
    List<String> checkIds();
}
