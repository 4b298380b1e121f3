package dev.fleetsh.check;

import dev.fleetsh.fleet.Labelled;

/** What a check says of a node. */
public enum Verdict implements Labelled {
    PASS("pass"),
    WARN("warn"),
    FAIL("fail"),
    /** It could not be decided; the reason is typed. */
    UNKNOWN("unknown"),
    NOT_APPLICABLE("not-applicable");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
