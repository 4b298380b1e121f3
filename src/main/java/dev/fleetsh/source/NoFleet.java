package dev.fleetsh.source;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Fleet;

/** A source of no fleet, where a session is needed and none of its nodes. */
public final class NoFleet implements FleetSource {
    @Override
    public String describe() {
        return "no fleet";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Fleet load(Progress progress) {
        throw new CloudException("there is no fleet here", "open one");
    }
}
