package dev.fleetsh;

import dev.fleetsh.command.Consent;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.session.Workshop;
import java.time.Clock;

/** Puts together what a session changes its fleet with. */
final class Workshops {
    private Workshops() {}

    /**
     * @param consent that is asked before anything is changed
     */
    static Workshop of(Connection connection, Consent consent, UserFolders folders, Clock clock) {
        Approvals approvals = new Approvals(consent, clock);
        return new Workshop(
                Remedies.of(),
                file -> {
                    throw new UsageException("no node script \"" + file + "\"", "");
                },
                connection.cloud().apply(approvals),
                approvals,
                folders.journals());
    }
}
