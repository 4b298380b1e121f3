package dev.fleetsh.fleet;

/** State of an EC2 instance. */
public enum InstanceState implements Labelled {
    PENDING("pending"),
    RUNNING("running"),
    SHUTTING_DOWN("shutting-down"),
    TERMINATED("terminated"),
    STOPPING("stopping"),
    STOPPED("stopped"),
    /** A value that this version does not know. */
    OTHER("other");

    private final String label;

    InstanceState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The value that AWS spells so, or {@link #OTHER}. */
    public static InstanceState of(String label) {
        return Labelled.find(InstanceState.class, label, OTHER);
    }

    @Override
    public String toString() {
        return label;
    }
}
