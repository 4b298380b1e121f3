package dev.fleetsh.source;

/**
 * How far an account and Region is.
 *
 * @param label of the scope
 * @param stage where it stands
 * @param nodes that were listed so far
 * @param why it could not be read, or what was; may be empty
 */
public record ScopeProgress(String label, Stage stage, int nodes, String why) {
    /** Where a scope stands. */
    public enum Stage {
        READING,
        DONE,
        /** Nothing of it came. */
        FAILED
    }
}
