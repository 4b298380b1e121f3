package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an effect helped: by the checks that were failing, in the time that they may take. */
class VerifyingTest {
    @TempDir
    private Path folder;

    @Test
    void anEffectIsVerifiedAsSoonAsItsCheckPasses() {
        Bench bench = new Bench(folder, 1);
        bench.channel(0, ChannelStatus.NOT_CONNECTED);
        List<ApplyEvent> before = new ArrayList<>();
        bench.time.onSleep(() -> {
            if (bench.time.instant().isAfter(Bench.NOW.plusSeconds(60))) {
                bench.channel(0, ChannelStatus.CONNECTED);
                before.addAll(bench.events);
            }
        });

        ApplyResult result =
                bench.apply(Bench.plan(Bench.script(1, 0, Map.of()).verify(Duration.ofMinutes(5), "session-channel")));

        assertThat(before).noneMatch(ApplyEvent.Verified.class::isInstance);
        assertThat(result.verified()).hasSize(1);
        assertThat(result.fine()).isTrue();
        assertThat(result.checked().get(1).text()).isEqualTo("session-channel passes on " + Bench.id(0));
    }

    @Test
    void whatIsNotVerifiedInTimeIsSaidAndStopsTheNextWave() {
        Bench bench = new Bench(folder, 2);
        bench.channel(0, ChannelStatus.NOT_CONNECTED);
        Plan plan = Bench.plan(
                Bench.script(1, 0, Map.of()).verify(Duration.ofMinutes(5), "session-channel"),
                Bench.script(2, 1, Map.of()).verify(Duration.ofMinutes(5), "session-channel"));

        ApplyResult result = bench.apply(plan);

        assertThat(result.notVerified()).extracting(Effect::number).containsExactly(1);
        assertThat(result.checked().get(1).text())
                .startsWith("session-channel on WEB-0")
                .contains("fail");
        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(bench.cloud.runs).doesNotContainKey(Bench.id(1));
        assertThat(bench.journals.read("j1").records(JournalRecord.Verified.class))
                .singleElement()
                .satisfies(verified -> assertThat(verified.yes()).isFalse());
    }

    @Test
    void aSharedEffectIsVerifiedWhenNothingMoreIsToComeOnItsNodes() {
        Bench bench = new Bench(folder, 1);
        bench.cloud.settings.put("a", "old");
        bench.channel(0, ChannelStatus.NOT_CONNECTED);
        bench.cloud.onChange = call -> {
            if (call.name().equals("SendCommand")) {
                bench.channel(0, ChannelStatus.CONNECTED);
            }
        };
        Plan plan = Bench.plan(
                Bench.setting(1, "a")
                        .stage(Stage.IDENTITY)
                        .on(Bench.id(0))
                        .verify(Duration.ofMinutes(1), "session-channel"),
                Bench.script(2, 0, Map.of()));

        assertThat(bench.apply(plan).verified()).hasSize(1);
    }
}
