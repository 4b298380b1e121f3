package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Labelled;
import java.util.Collection;

/** Whether a hop, or a whole path, lets through. */
public enum Passage implements Labelled {
    OPEN("open"),
    CLOSED("closed"),
    /** Nobody can tell; the hop says why. */
    UNKNOWN("unknown");

    private final String label;

    Passage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Of hops one after another: a closed one closes the path, whatever is unknown besides. */
    static Passage through(Collection<Hop> hops) {
        Passage passage = OPEN;
        for (Hop hop : hops) {
            if (hop.passage() == CLOSED) {
                return CLOSED;
            }
            if (hop.passage() == UNKNOWN) {
                passage = UNKNOWN;
            }
        }
        return passage;
    }
}
