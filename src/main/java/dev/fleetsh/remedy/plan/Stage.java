package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.Labelled;

/** In this order effects are applied: what is later needs what is earlier. */
public enum Stage implements Labelled {
    IDENTITY("identity"),
    NETWORK("network"),
    AGENT("agent"),
    PREFERENCES("preferences"),
    USER("user");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
