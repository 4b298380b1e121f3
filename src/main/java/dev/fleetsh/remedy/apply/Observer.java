package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import java.util.Set;

/** Looks at nodes afresh, to see whether a plan helped. */
@FunctionalInterface
public interface Observer {

    /**
     * The nodes with these facts read anew; nodes that are gone are left out.
     *
     * @param permit of the plan, for facts that only a probe tells
     * @param facts names of properties of nodes, or of facts of their scopes
     */
    Nodes look(Permit permit, Nodes nodes, Set<String> facts);

    /** Reads what AWS tells, and sends no probe. */
    static Observer of(Cloud cloud) {
        return (permit, nodes, facts) -> cloud.reread(nodes, facts);
    }
}
