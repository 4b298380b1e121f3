package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal knows of how its plan is applied. */
class ResumedOptionsTest {
    private static final ApplyOptions CAREFUL =
            new ApplyOptions(new Share(2, false), 1, new Share(10, true), true, Duration.ofMinutes(5));

    @TempDir
    private Path folder;

    private ApplyOptions read(Map<String, @Nullable Object> options) {
        Journals journals = new Journals(folder.resolve("other"));
        Plan plan = Bench.scripts(1);
        try (Journal journal = journals.begin(plan)) {
            journal.append(new JournalRecord.Opened(Bench.NOW, journal.tag(), plan, Map.of(), "", options));
            return ApplyOptions.of(journals.read(journal.id()));
        }
    }

    @Test
    void theyAreReadAsTheyWereWritten() {
        assertThat(read(CAREFUL.data())).isEqualTo(CAREFUL);
    }

    @Test
    void theUsualOnesToo() {
        assertThat(read(ApplyOptions.USUAL.data())).isEqualTo(ApplyOptions.USUAL);
    }

    @Test
    void whatMakesNoSenseIsNotGuessed() {
        assertThatThrownBy(() -> read(Map.of("concurrency", 0L)))
                .isInstanceOf(RemedyException.class)
                .hasMessageStartingWith("journal j1 does not say how its plan was applied");
    }

    @Test
    void aResumeThatChangesThemIsWhatTheNextOneGoesOnWith() {
        Bench bench = new Bench(folder, 6);
        bench.options = CAREFUL;
        assertThat(bench.apply(Bench.scripts(6)).end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(ApplyOptions.of(bench.journals.read("j1"))).isEqualTo(CAREFUL);

        bench.options = CAREFUL.wave(new Share(1, false)).concurrency(3);
        bench.resume("j1");

        assertThat(ApplyOptions.of(bench.journals.read("j1"))).isEqualTo(bench.options);
    }
}
