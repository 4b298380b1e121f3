package dev.fleetsh.session;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.source.FleetSource;

/**
 * A fleet that was open before another took its place.
 *
 * @param source where it was read from
 */
public record Earlier(Fleet fleet, FleetSource source) {}
