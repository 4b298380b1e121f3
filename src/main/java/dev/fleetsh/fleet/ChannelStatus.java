package dev.fleetsh.fleet;

/** Whether the node holds a Session Manager control channel. */
public enum ChannelStatus implements Labelled {
    CONNECTED("connected"),
    NOT_CONNECTED("notconnected"),
    /** A value that this version does not know. */
    OTHER("other");

    private final String label;

    ChannelStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The value that AWS spells so, or {@link #OTHER}. */
    public static ChannelStatus of(String label) {
        return Labelled.find(ChannelStatus.class, label, OTHER);
    }

    @Override
    public String toString() {
        return label;
    }
}
