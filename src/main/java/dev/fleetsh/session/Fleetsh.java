package dev.fleetsh.session;

import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Clock;

/** The door for other hosts, such as jshell: opens sessions. */
public final class Fleetsh {
    private Fleetsh() {}

    /** A session on the fleet of that source; collecting has begun when this returns. */
    public static Session open(FleetSource source) {
        Session session = new Session(source, Clock.systemUTC());
        session.startLoading(Progress.NONE);
        return session;
    }
}
