package dev.fleetsh.check;

import dev.fleetsh.fleet.Labelled;
import java.time.LocalDate;

/** Which state of AWS's documentation the rules follow. */
public enum Edition implements Labelled {
    /** What holds now; where AWS's pages contradict each other, the better founded one. */
    CURRENT("current"),
    /** The page of prerequisites that the project began from, to the letter. */
    SEED("seed");

    private final String label;

    Edition(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** When the pages were read that the edition rests on. */
    public LocalDate asOf() {
        return CatalogueDates.READ;
    }

    /** Label and month, such as {@code current (2026-11)}. */
    public String dated() {
        return label + " (" + asOf().toString().substring(0, 7) + ")";
    }
}
