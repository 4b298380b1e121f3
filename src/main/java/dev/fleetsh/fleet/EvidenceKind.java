package dev.fleetsh.fleet;

/** Kinds of evidence about a scope, each of which is read at one time. */
public enum EvidenceKind implements Labelled {
    /** What Systems Manager and EC2 list. */
    NODES("nodes"),
    /** Session channels; the oldest of them counts. */
    CHANNELS("channels"),
    /** Tags of nodes that are no EC2 instances. */
    TAGS("tags"),
    /** Roles and services of Windows nodes. */
    INVENTORY("inventory"),
    /** Session preferences, tier, Default Host Management. */
    SETTINGS("settings"),
    /** VPCs and what is in them. */
    NETWORK("network"),
    /** Roles, keys, log targets, activations, what the caller may do. */
    PERMISSIONS("permissions");

    private final String label;

    EvidenceKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
