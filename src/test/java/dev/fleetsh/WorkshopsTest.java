package dev.fleetsh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.Consent;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private Journals journals(boolean simulated) {
        FleetSource source = new FleetSource() {
            @Override
            public String describe() {
                return "a fleet";
            }

            @Override
            public boolean simulated() {
                return simulated;
            }

            @Override
            public Fleet load(Progress progress) {
                throw new UnsupportedOperationException("nobody looks");
            }
        };
        UserFolders folders = UserFolders.of(Map.of("FLEETSH_HOME", folder.toString()), folder);
        return Workshops.of(Connection.reading(source), Consent.none(), folders, Clock.systemUTC())
                .journals();
    }

    private static void paused(Journals journals, String plan) {
        Plan applied =
                new Plan(plan, "0123456789ab", "test", NOW, "test", Map.of(), "", List.of(), List.of(), List.of());
        try (Journal journal = journals.begin(applied)) {
            journal.append(new JournalRecord.Opened(NOW, journal.tag(), applied, Map.of(), "", Map.of()));
            journal.append(new JournalRecord.Paused(NOW, "a person paused it"));
        }
    }

    @Test
    void whatWasDoneToASimulatedFleetIsNeverSeenBesideWhatWasDoneToARealOne() {
        paused(journals(true), "p4");

        assertThat(journals(false).list()).isEmpty();
        assertThat(journals(false).unfinished()).isEmpty();
        assertThat(journals(false).newestPlan()).isZero();
        assertThat(journals(true).unfinished()).hasSize(1);

        paused(journals(false), "p9");
        assertThat(journals(true).newestPlan()).isEqualTo(4);
        assertThat(journals(false).newestPlan()).isEqualTo(9);
    }
}
