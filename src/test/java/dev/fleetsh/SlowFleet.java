package dev.fleetsh;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.shell.Options;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A source whose first fleet is given, and whose next is read from the simulated AWS, which has a fault. */
public final class SlowFleet {
    private SlowFleet() {}

    /**
     * @param fault of the simulated AWS, such as {@code latency=600s}
     */
    public static FleetSource afterwards(Fleet first, String fault) {
        SimulatedFleet simulated = new SimulatedFleet(Options.parse(List.of("--sandbox", "--fault", fault)));
        AtomicBoolean given = new AtomicBoolean();
        return new FleetSource() {
            @Override
            public String describe() {
                return simulated.describe();
            }

            @Override
            public boolean simulated() {
                return true;
            }

            @Override
            public Fleet load(Progress progress) {
                return given.getAndSet(true) ? simulated.load(progress) : first;
            }
        };
    }
}
