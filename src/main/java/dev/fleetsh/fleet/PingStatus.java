package dev.fleetsh.fleet;

/** What Systems Manager says of the agent's heartbeat. */
public enum PingStatus implements Labelled {
    ONLINE("Online"),
    CONNECTION_LOST("ConnectionLost"),
    /** Deprecated by AWS. */
    INACTIVE("Inactive"),
    /** A value that this version does not know. */
    OTHER("Other");

    private final String label;

    PingStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The value that AWS spells so, or {@link #OTHER}. */
    public static PingStatus of(String label) {
        return Labelled.find(PingStatus.class, label, OTHER);
    }

    @Override
    public String toString() {
        return label;
    }
}
