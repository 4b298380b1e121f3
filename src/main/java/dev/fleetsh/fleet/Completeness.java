package dev.fleetsh.fleet;

import java.util.List;
import java.util.Set;

/**
 * How much of a fleet was seen.
 *
 * @param scopes number of scopes that were asked
 * @param gaps what is missing, empty when everything that was asked for came
 * @param cancelled whether the person stopped the collecting
 */
public record Completeness(int scopes, List<Gap> gaps, boolean cancelled) {

    public Completeness {
        gaps = List.copyOf(gaps);
    }

    public boolean complete() {
        return gaps.isEmpty() && !cancelled;
    }

    /** Number of scopes without a gap. */
    public int completeScopes() {
        return scopes - (int) gaps.stream().map(Gap::scope).distinct().count();
    }

    /**
     * Something that was asked for and did not come.
     *
     * @param scope label of the scope, or of the profile and Region where the account is not known
     * @param operation what was asked, such as {@code ssm:GetDocument}
     * @param reason why it did not come
     * @param action IAM action to grant, empty where granting would not help
     * @param facts names of the facts that are unknown for it; {@code nodes} when nodes may be missing
     * @param nodes number of nodes whose facts are unknown for it, 0 when it is not known which
     * @param message what the service said, shortened
     */
    public record Gap(
            String scope,
            String operation,
            Reason reason,
            String action,
            Set<String> facts,
            int nodes,
            String message) {
        public Gap {
            facts = Set.copyOf(facts);
        }
    }
}
