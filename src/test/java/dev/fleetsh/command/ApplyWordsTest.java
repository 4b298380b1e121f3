package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.apply.ApplyOptions;
import dev.fleetsh.remedy.apply.Share;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an apply goes on: as it began, unless the line says otherwise. */
class ApplyWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Command RESUME = new ResumeVerb(Consent.none(), false);

    private static ApplyOptions resumed(String line) {
        Plan plan = new Plan("p7", "0123456789ab", "test", NOW, "test", Map.of(), "", List.of(), List.of(), List.of());
        Map<String, Object> options =
                Map.of("wave", "1", "concurrency", 1L, "maxErrors", "5%", "pauseAfterWave", true, "delivery", "PT2M");
        JournalRecord opened = new JournalRecord.Opened(NOW, "a1b2c3", plan, Map.of(), "", Map.copyOf(options));
        Recorded recorded = new Recorded("j1", List.of(new Recorded.Entry(1, opened)), List.of(), false);
        return ApplyWords.options(recorded, Arguments.parse(RESUME, line));
    }

    @Test
    void whatIsNotSaidIsAsItWas() {
        ApplyOptions begun =
                new ApplyOptions(new Share(1, false), 1, new Share(5, true), true, ApplyOptions.USUAL.delivery());

        assertThat(resumed("p7")).isEqualTo(begun);
        assertThat(resumed("p7 --wave 3")).isEqualTo(begun.wave(new Share(3, false)));
        assertThat(resumed("p7 --concurrency 9")).isEqualTo(begun.concurrency(9));
        assertThat(resumed("p7 --max-errors 0")).isEqualTo(begun.maxErrors(new Share(0, false)));
        assertThat(resumed("p7 --no-pause")).isEqualTo(begun.pauseAfterWave(false));
        assertThatThrownBy(() -> resumed("p7 --pause --no-pause")).isInstanceOf(UsageException.class);
    }

    @Test
    void aScriptPausesNoMoreWhereItSaysSo() {
        Arguments arguments = ApplyVerb.CallOptions.of(RESUME, CallWords.of(List.of(Map.of("pause", false), "p7")));

        assertThat(arguments.has("no-pause")).isTrue();
    }
}
