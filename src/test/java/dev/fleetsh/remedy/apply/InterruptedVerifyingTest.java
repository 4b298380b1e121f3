package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who stops while it is being looked whether a plan helped. */
class InterruptedVerifyingTest {
    @TempDir
    private Path folder;

    private static Plan plan() {
        return Bench.plan(
                Bench.script(1, 0, Map.of()).verify(Duration.ofMinutes(10), "session-channel"),
                Bench.script(2, 1, Map.of()).verify(Duration.ofMinutes(10), "session-channel"));
    }

    private static Bench interrupted(Path folder) {
        Bench bench = new Bench(folder, 2);
        bench.channel(1, ChannelStatus.NOT_CONNECTED);
        bench.time.onSleep(() -> {
            if (bench.cloud.runs.size() == 2
                    && bench.events(ApplyEvent.Verified.class).size() == 1
                    && bench.events(ApplyEvent.Verifying.class).size() == 2) {
                Thread.currentThread().interrupt();
            }
        });
        return bench;
    }

    @Test
    void whatWasNotLookedAtToItsEndIsSaid() {
        Bench bench = interrupted(folder);

        ApplyResult result = bench.apply(plan());

        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.notLookedAt()).extracting(Effect::number).containsExactly(2);
        assertThat(result.fine()).isFalse();
        assertThat(result.sentence())
                .isEqualTo("p7 paused: 2 changed, 1 verified, 1 not verified yet, 0 failed · journal j1");
        assertThat(bench.journals.list().get(0).state()).isEqualTo(JournalState.PAUSED);
    }

    @Test
    void aResumeLooksAtItAndSendsNothing() {
        Bench bench = interrupted(folder);
        bench.apply(plan());
        bench.time.onSleep(() -> {});
        bench.channel(1, ChannelStatus.CONNECTED);

        ApplyResult result = bench.resume("j1");

        assertThat(result.fine()).as(result.sentence()).isTrue();
        assertThat(result.verified()).hasSize(2);
        assertThat(bench.cloud.commands).hasSize(2);
        assertThat(bench.journals.list().get(0).state()).isEqualTo(JournalState.DONE);
    }
}
