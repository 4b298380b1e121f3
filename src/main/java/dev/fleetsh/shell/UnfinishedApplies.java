package dev.fleetsh.shell;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.session.Session;
import java.util.List;

/** What the shell says at its start of applies that did not come to their end. */
final class UnfinishedApplies {
    private UnfinishedApplies() {}

    /** A sentence for each that was interrupted or paused; none for those that were cancelled. */
    static List<String> notices(Session session) {
        try {
            return session.workshop().journals().unfinished().stream()
                    .filter(one -> one.state() != JournalState.CANCELLED)
                    .map(UnfinishedApplies::notice)
                    .toList();
        } catch (FleetException e) {
            return List.of("✗ the journals can't be read: " + ErrorText.clean(e.getMessage()));
        }
    }

    private static String notice(JournalSummary one) {
        String id = ErrorText.clean(one.plan());
        String flying = one.inFlight() == 0
                ? "nothing in flight"
                : one.inFlight() == 1 ? "1 call in flight" : one.inFlight() + " calls in flight";
        return "an apply was " + one.state().label() + ": " + id + ", " + flying + ". `resume " + id
                + "` looks up what became of it; `journal " + id + "` shows it.";
    }
}
