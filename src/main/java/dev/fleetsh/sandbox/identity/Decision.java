package dev.fleetsh.sandbox.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policies decide about an action.
 *
 * @param outcome in the words of SimulatePrincipalPolicy
 * @param missing keys that conditions ask for and nobody gave
 * @param matched names of the policies of the principal that decided
 * @param byBoundary whether the permissions boundary allows it; null where there is none
 * @param byOrganization whether the organisation's policies allow it; null where there are none
 */
public record Decision(
        Outcome outcome,
        Set<String> missing,
        Set<String> matched,
        @Nullable Boolean byBoundary,
        @Nullable Boolean byOrganization) {
    /** What a single policy decides. */
    Decision(Outcome outcome, Set<String> missing) {
        this(outcome, missing, Set.of(), null, null);
    }

    /** What can come of it. */
    public enum Outcome {
        ALLOWED("allowed"),
        DENIED("explicitDeny"),
        NOT_ALLOWED("implicitDeny");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** AWS's word. */
        public String word() {
            return word;
        }
    }

    /** Whether the action is allowed. */
    public boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }
}
