package dev.fleetsh.sandbox.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what a principal may do: its own policies, its permissions boundary, the organisation's policies. A
 * denial in any of them wins; what the boundary or the organisation does not allow is not allowed, whatever the principal's
 * own policies say.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic".
 */
public final class Grants {
    private final Map<String, Policy> own;
    private final @Nullable Policy boundary;
    private final Map<String, Policy> organization;

    /**
     * Policies of one principal.
     *
     * @param own its policies by name
     * @param boundary its boundary, or null
     * @param organization policies of the organisation by name; empty for an account that is in none
     */
    Grants(Map<String, Policy> own, @Nullable Policy boundary, Map<String, Policy> organization) {
        this.own = own;
        this.boundary = boundary;
        this.organization = organization;
    }

    /** What they decide together. */
    public Decision decide(Question question) {
        Set<String> missing = new TreeSet<>();
        Set<String> matched = new LinkedHashSet<>();
        Decision.Outcome outcome = union(own, question, missing, matched);
        Boolean byBoundary = null;
        if (boundary != null) {
            Decision decision = boundary.decide(question);
            missing.addAll(decision.missing());
            byBoundary = decision.allowed();
            outcome = under(outcome, decision.outcome());
        }
        Boolean byOrganization = null;
        if (!organization.isEmpty()) {
            Decision.Outcome above = union(organization, question, missing, new LinkedHashSet<>());
            byOrganization = above == Decision.Outcome.ALLOWED;
            outcome = under(outcome, above);
        }
        return new Decision(outcome, missing, matched, byBoundary, byOrganization);
    }

    private static Decision.Outcome under(Decision.Outcome own, Decision.Outcome above) {
        return above == Decision.Outcome.ALLOWED || own == Decision.Outcome.DENIED ? own : above;
    }

    private static Decision.Outcome union(
            Map<String, Policy> policies, Question question, Collection<String> missing, Collection<String> matched) {
        Set<String> allowing = new LinkedHashSet<>();
        Set<String> denying = new LinkedHashSet<>();
        policies.forEach((name, policy) -> {
            Decision decision = policy.decide(question);
            missing.addAll(decision.missing());
            if (decision.outcome() == Decision.Outcome.ALLOWED) {
                allowing.add(name);
            } else if (decision.outcome() == Decision.Outcome.DENIED) {
                denying.add(name);
            }
        });
        matched.addAll(denying.isEmpty() ? allowing : denying);
        return !denying.isEmpty()
                ? Decision.Outcome.DENIED
                : allowing.isEmpty() ? Decision.Outcome.NOT_ALLOWED : Decision.Outcome.ALLOWED;
    }
}
