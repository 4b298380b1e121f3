package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import java.util.List;

/**
 * What one answer of SimulatePrincipalPolicy means. A condition whose key the simulation was not given counts as not met, so
 * that an implicit denial that lacks keys proves nothing. A negated condition counts as met then, so that an explicit denial
 * proves as little: it may be one of whatever does not come from a certain network.
 *
 * <p>Source: IAM API reference, SimulatePrincipalPolicy and EvaluationResult, as of 2026-11-23.
 */
final class Decisions {
    private Decisions() {}

    static Grant of(Decision decision) {
        boolean allowed = decision.outcome() == Outcome.ALLOWED;
        if (!decision.missing().isEmpty()) {
            return new Grant.Unknown(Reason.MISSING_CONTEXT, String.join(", ", decision.missing()));
        }
        if (decision.byOrganization() == Layer.DENIES) {
            return refused(Refuser.ORGANIZATION, decision);
        }
        if (decision.byBoundary() == Layer.DENIES) {
            return refused(Refuser.BOUNDARY, decision);
        }
        return allowed
                ? new Grant.Allowed(decision.statements())
                : refused(decision.outcome() == Outcome.EXPLICIT_DENY ? Refuser.STATEMENT : Refuser.NOTHING, decision);
    }

    private static Grant refused(Refuser by, Decision decision) {
        return new Grant.Denied(by, List.of(decision.action()), decision.statements());
    }
}
