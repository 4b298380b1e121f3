package dev.fleetsh.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The special nodes: each is there to show something. */
final class Stories {
    /** All of them, in the order in which a person would tell them. */
    static final List<Row> ROWS = Stream.of(
                    ControllerRows.ROWS,
                    ReachRows.ROWS,
                    PlatformRows.ROWS,
                    VersionRows.ROWS,
                    ReleaseRows.ROWS,
                    TextRows.ROWS)
            .flatMap(List::stream)
            .toList();

    /** Those that came later; they are made after all others, whose ids and addresses stay as they were. */
    static final List<Row> LATER = Stream.of(NetworkRows.ROWS, MachineRows.ROWS, WayRows.ROWS, GrantRows.ROWS)
            .flatMap(List::stream)
            .toList();

    /** As many as in ROWS and LATER. */
    static final int COUNT = ROWS.size() + LATER.size();

    private Stories() {}

    /** The later ones where there is room for all. */
    static List<Row> later(int limit) {
        return limit >= COUNT ? LATER : List.of();
    }

    /** At most so many of them, spread over the whole list, so that small fleets are varied too. */
    static List<Row> spread(int limit) {
        if (limit >= ROWS.size()) {
            return ROWS;
        }
        List<Row> some = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            some.add(ROWS.get((int) ((long) i * ROWS.size() / limit)));
        }
        return some;
    }
}
