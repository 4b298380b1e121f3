package dev.fleetsh.fleet;

/** Operating system family as the agent, or EC2, reports it. */
public enum PlatformType implements Labelled {
    /** Windows Server. */
    WINDOWS("Windows"),
    /** Any Linux. */
    LINUX("Linux"),
    /** MacOS. */
    MACOS("MacOS"),
    /** A value that this version does not know. */
    OTHER("Other");

    private final String label;

    PlatformType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The value that AWS spells so, or {@link #OTHER}. */
    public static PlatformType of(String label) {
        return Labelled.find(PlatformType.class, label, OTHER);
    }

    @Override
    public String toString() {
        return label;
    }
}
