package dev.fleetsh.source;

import dev.fleetsh.fleet.Fleet;

/** Yields fleets. Collecting honours {@link Thread#interrupt()} and keeps what has come by then. */
public interface FleetSource {
    /** What it reads, in a few words: {@code simulated fleet}, {@code profile prod, 2 Regions}. */
    String describe();

    /** Whether nothing real is behind it. */
    boolean simulated();

    /**
     * Collects a fleet.
     *
     * @throws dev.fleetsh.fleet.CloudException when nothing at all can be had
     * @throws dev.fleetsh.fleet.InterruptedByUserException when interrupted before any scope was known
     */
    Fleet load(Progress progress);
}
