package dev.fleetsh.check;

import dev.fleetsh.fleet.Labelled;

/** What a failing check means for sessions, gravest first. */
public enum Severity implements Labelled {
    /** No session at all. */
    BLOCKER("blocker"),
    /** One feature of sessions fails. */
    FEATURE("feature"),
    /** It works, with less. */
    DEGRADED("degraded"),
    /** Worth knowing. */
    ADVISORY("advisory"),
    /** Costs money. */
    COST("cost");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
