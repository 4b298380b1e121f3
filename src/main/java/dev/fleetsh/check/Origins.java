package dev.fleetsh.check;

import dev.fleetsh.fleet.Origin;
import java.time.Instant;

/** Origins of what nothing told. */
final class Origins {
    static final Origin NONE = new Origin("", Instant.EPOCH);

    private Origins() {}
}
