package dev.fleetsh.render;

/** How values are written. */
public enum Format {
    /** Aligned columns for people; as wide as the view. */
    TABLE("table"),
    JSON("json"),
    CSV("csv"),
    /** Markdown. */
    MD("md"),
    /** One {@code key: value} a line without box characters, for screen readers. */
    PLAIN("plain");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** The word on the command line. */
    public String label() {
        return label;
    }
}
