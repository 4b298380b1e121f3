package dev.fleetsh.shell;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.render.Backdrop;
import dev.fleetsh.session.Session;
import org.jspecify.annotations.Nullable;

/** What a session has behind its answers. It never waits: an answer that needs no fleet is shown without one. */
public record SessionBackdrop(Session session) implements Backdrop {
    @Override
    public @Nullable Fleet fleet() {
        return session.fleetNow();
    }

    @Override
    public @Nullable Assessment assessment() {
        return session.fleetNow() == null ? null : session.assessment();
    }
}
