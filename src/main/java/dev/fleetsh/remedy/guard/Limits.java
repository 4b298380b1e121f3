package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Instant;
import java.util.List;

/**
 * How far an apply may go while the session is armed.
 *
 * @param scopes accounts, or {@code account/Region}, that may be changed; empty for all
 * @param maxNodes how many nodes one plan may reach; 0 for any number
 * @param until when the session is read-only again
 */
public record Limits(List<String> scopes, int maxNodes, Instant until) {
    public Limits {
        scopes = List.copyOf(scopes);
    }

    /**
     * @throws RemedyException where a plan goes further
     */
    void check(Plan plan) {
        int nodes = plan.reaches().size();
        if (maxNodes > 0 && nodes > maxNodes) {
            throw new RemedyException(
                    plan.id() + " reaches " + nodes + " nodes, and the session is armed for " + maxNodes,
                    "narrow the plan, or `arm --max-nodes " + nodes + "`");
        }
        for (Effect effect : plan.effects()) {
            ScopeId scope = effect.resource().scope();
            if (!scopes.isEmpty() && !scopes.contains(scope.account()) && !scopes.contains(scope.toString())) {
                throw new RemedyException(
                        plan.id() + " changes " + effect.resource() + " in " + scope + ", and the session is armed for "
                                + String.join(", ", scopes),
                        "narrow the plan, or arm that scope as well");
            }
        }
    }
}
