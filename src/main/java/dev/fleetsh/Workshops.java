package dev.fleetsh;

import dev.fleetsh.command.Consent;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.script.remedy.NodeScripts;
import dev.fleetsh.script.remedy.RemedyLibrary;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.session.Workshop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what a session changes its fleet with. */
final class Workshops {
    private Workshops() {}

    /**
     * @param consent that is asked before anything is changed
     */
    static Workshop of(Connection connection, Consent consent, UserFolders folders, Clock clock) {
        Path shipped = ShippedScripts.folder();
        NodeScripts scripts = new NodeScripts(inside(shipped, "nodes"));
        Approvals approvals = new Approvals(consent, clock, scripts::readOnly);
        return new Workshop(
                new Remedies(List.of(
                        new RemedyLibrary(folders.remedies(), "yours"),
                        new RemedyLibrary(inside(shipped, "remedies"), "fleetsh"))),
                scripts,
                connection.cloud().apply(approvals),
                approvals,
                new Journals(folders.journals(connection.source().simulated())));
    }

    private static @Nullable Path inside(@Nullable Path shipped, String folder) {
        return shipped == null ? null : shipped.resolve(folder);
    }
}
