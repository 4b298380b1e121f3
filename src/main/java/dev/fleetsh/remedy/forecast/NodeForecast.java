package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Node;
import java.util.List;

/**
 * What a plan would make of one node.
 *
 * @param node as it is now
 * @param selected whether the plan is for it; otherwise it is only touched
 * @param reason why it is as ready as it will be: what still blocks it, or is not known; empty where sessions open
 * @param attempted whether it is open only since an attempt is made: it may become ready
 * @param gained what it can do afterwards, and can't now
 * @param worse what will fail, one sentence each
 */
public record NodeForecast(
        Node node,
        boolean selected,
        Readiness before,
        Readiness after,
        String reason,
        boolean attempted,
        List<Capability> gained,
        List<String> worse) {
    public NodeForecast {
        gained = List.copyOf(gained);
        worse = List.copyOf(worse);
    }

    /** Whether shell sessions open afterwards that don't now. */
    public boolean becomesReady() {
        return !opens(before) && opens(after);
    }

    /** Whether it is blocked now and afterwards. */
    public boolean staysBlocked() {
        return before == Readiness.BLOCKED && after == Readiness.BLOCKED;
    }

    /** Whether anything is different afterwards. */
    public boolean changes() {
        return before != after || !gained.isEmpty() || !worse.isEmpty();
    }

    static boolean opens(Readiness readiness) {
        return readiness == Readiness.READY || readiness == Readiness.DEGRADED;
    }
}
