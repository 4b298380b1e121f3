package dev.fleetsh.fleet;

/** Activation tier of hybrid nodes, removed by AWS on 2026-06-30. */
public enum ActivationTier implements Labelled {
    STANDARD("standard"),
    ADVANCED("advanced"),
    /** AWS has no such setting here, as since the removal. */
    ABSENT("no such setting"),
    /** A value that this version does not know. */
    OTHER("other");

    private final String label;

    ActivationTier(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The value that AWS spells so, or {@link #OTHER}. */
    public static ActivationTier of(String label) {
        return Labelled.find(ActivationTier.class, label, OTHER);
    }

    @Override
    public String toString() {
        return label;
    }
}
