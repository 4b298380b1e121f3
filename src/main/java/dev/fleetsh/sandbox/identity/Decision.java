package dev.fleetsh.sandbox.identity;

import java.util.Set;

/**
 * What policies decide about an action.
 *
 * @param outcome in the words of SimulatePrincipalPolicy
 * @param missing keys that conditions ask for and nobody gave
 */
public record Decision(Outcome outcome, Set<String> missing) {
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
