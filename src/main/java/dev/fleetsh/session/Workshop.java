package dev.fleetsh.session;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.plan.NodeScript;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/**
 * What a session changes its fleet with.
 *
 * @param remedies all that it knows
 * @param scripts finds a node script by the name of its file, {@code set-sudo.sh}
 * @param cloud where plans are read from and applied
 * @param approvals without which nothing is changed
 * @param journals what was changed before, and where what is changed is written
 */
public record Workshop(
        Remedies remedies, Function<String, NodeScript> scripts, Cloud cloud, Approvals approvals, Journals journals) {

    /** A workshop without tools: it knows no remedy, approves nothing, and has no AWS. */
    public static Workshop none(Clock clock) {
        return new Workshop(
                Remedies.of(),
                file -> {
                    throw new UsageException("no node script \"" + file + "\" in this session", "");
                },
                new NoCloud(),
                new Approvals(Confirmer.NONE, clock),
                new Journals(Path.of("journal")));
    }
}
