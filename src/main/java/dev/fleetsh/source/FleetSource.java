package dev.fleetsh.source;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.fleet.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Collects the fleet again, and keeps of the one that is known what is fresh enough.
     *
     * @param limits after what time evidence is read again
     * @throws dev.fleetsh.fleet.FleetException as {@link #load} does
     */
    default Fleet refresh(Fleet known, Staleness limits, Progress progress) {
        return load(progress);
    }

    /**
     * What {@link #load} would ask of AWS.
     *
     * @param known the fleet as it is known, or null; without one, nodes are listed to count them
     * @throws UsageException where nothing is asked of AWS
     */
    default CallBudget budget(@Nullable Fleet known, Progress progress) {
        throw new UsageException(describe() + " asks nothing of AWS", "");
    }

    /**
     * Another source that is reached in the same way. Nothing is asked yet.
     *
     * @throws UsageException where there is none
     */
    default FleetSource other(FleetRequest request) {
        throw new UsageException(
                describe() + " can't be exchanged for another fleet", "start fleetsh with the options of the other");
    }

    /** The options of {@code load} that open it again; may be empty. */
    default List<String> options() {
        return List.of();
    }
}
