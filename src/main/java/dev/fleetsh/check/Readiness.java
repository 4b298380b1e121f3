package dev.fleetsh.check;

import dev.fleetsh.fleet.Labelled;

/** Whether a node can open a shell session. */
public enum Readiness implements Labelled {
    READY("ready"),
    /** A session opens; some feature of it fails, or it opens with less. */
    DEGRADED("degraded"),
    BLOCKED("blocked"),
    /** A prerequisite of sessions could not be decided, and none is known to fail. */
    UNKNOWN("unknown"),
    /** Nothing to open a session on: a stopped or terminated instance. */
    NOT_APPLICABLE("not-applicable");

    private final String label;

    Readiness(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
