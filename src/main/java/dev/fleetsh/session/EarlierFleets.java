package dev.fleetsh.session;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.source.FleetSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The fleets that a session had open before, the latest first. Fleets are large, so only a few are kept. */
final class EarlierFleets {
    private static final int MOST = 8;

    private final List<Earlier> all = new CopyOnWriteArrayList<>();

    /**
     * Another fleet is opened.
     *
     * @param left where the one was read from that was open; null where it never was
     */
    void leave(@Nullable Fleet fleet, FleetSource left, FleetSource other) {
        all.removeIf(known -> same(known.source(), left) && fleet != null || same(known.source(), other));
        if (fleet != null && !same(left, other)) {
            all.add(0, new Earlier(fleet, left));
        }
        while (all.size() > MOST) {
            all.remove(all.size() - 1);
        }
    }

    private static boolean same(FleetSource one, FleetSource other) {
        return one.options().equals(other.options()) && one.describe().equals(other.describe());
    }

    List<Earlier> all() {
        return List.copyOf(all);
    }
}
