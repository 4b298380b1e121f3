package dev.fleetsh.fleet;

/** Why a fact is unknown. The label is the word that people and JSON readers see. */
public enum Reason implements Labelled {
    /** The caller may not ask; the detail names the IAM action to grant. */
    DENIED("denied"),
    /** The service kept refusing for rate until the attempts were used up. */
    THROTTLED("throttled"),
    /** Nobody has asked; the detail names what would ask. */
    NOT_COLLECTED("not collected"),
    /** The evidence is too old to decide by. */
    STALE("stale"),
    /** Two sources disagree. */
    CONTRADICTORY("contradictory"),
    /** The service or the node did not answer. */
    NOT_REACHABLE("not reachable"),
    /** An answer came that could not be read. */
    UNPARSEABLE("unparseable"),
    /** The instance never registered with Systems Manager, so the agent has reported nothing. */
    NOT_REGISTERED("not registered"),
    /** The service answered with an error of its own. */
    FAILED("failed"),
    /**
     * No API shows it to the account that asks: it lies behind a transit gateway, in another account, in a name server of
     * one's own; the detail names which.
     */
    OUT_OF_SIGHT("out of sight"),
    /** It depends on what only a request tells; the detail names the context keys. */
    MISSING_CONTEXT("missing context");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
