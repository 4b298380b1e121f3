package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fleet;
import org.jspecify.annotations.Nullable;

/** What stands behind the values of a session and is shown with them. */
public interface Backdrop {
    /** Without a fleet: nodes come without readiness, and answers without completeness. */
    Backdrop NONE = new Backdrop() {
        @Override
        public @Nullable Fleet fleet() {
            return null;
        }

        @Override
        public @Nullable Assessment assessment() {
            return null;
        }
    };

    /** The fleet, or null where none is collected yet. */
    @Nullable
    Fleet fleet();

    /** Verdicts on that fleet, or null where none is collected yet. */
    @Nullable
    Assessment assessment();
}
