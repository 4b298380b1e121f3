package dev.fleetsh.source.snapshot;

import dev.fleetsh.fleet.Fleet;

/**
 * A fleet at one moment, as a file keeps it.
 *
 * @param fleet the fleet; what could not be read of it stands in its completeness
 * @param kept what the file holds beyond that, which is written again with the fleet
 */
public record Snapshot(Fleet fleet, Kept kept) {
    /** A fleet that comes from no file. */
    public static Snapshot of(Fleet fleet) {
        return new Snapshot(fleet, Kept.NOTHING);
    }
}
