package dev.fleetsh.source;

/** Hears how far collecting has come. Called from several threads. */
@FunctionalInterface
public interface Progress {
    /** For callers that do not show progress. */
    Progress NONE = (what, done, total) -> {};

    /**
     * @param what what is being read, for people
     * @param done units finished
     * @param total units known so far, 0 while unknown
     */
    void at(String what, int done, int total);

    /** Hears of one account and Region: when it is begun, and when it is through. */
    default void scope(ScopeProgress now) {}
}
