package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.guard.Limits;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops an apply: failures, a person, a pause after each wave, a session that is disarmed. */
class ApplyStopsTest {
    private static final Limits ANYTHING = new Limits(List.of(), 0, Bench.NOW.plusSeconds(86_400));

    @TempDir
    private Path folder;

    @Test
    void aFailureOfTheCanaryStopsEverythingAndTheRestIsLeft() {
        Bench bench = new Bench(folder, 30);
        bench.cloud.endings = node -> Ending.FAILED;

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.why()).isEqualTo("1 failure, and none allowed");
        assertThat(result.failed()).hasSize(1);
        assertThat(result.left()).hasSize(29);
        assertThat(result.outcomes().get(1)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why()).isEqualTo("it ended with exit code 10: not-a-dc");
            assertThat(failed.partly()).isFalse();
        });
        assertThat(bench.cloud.commands).hasSize(1);
    }

    @Test
    void failuresWithinTheBudgetStopNothing() {
        Bench bench = new Bench(folder, 30);
        bench.options = bench.options.maxErrors(Share.parse("10%"));
        bench.cloud.endings = node -> node.endsWith("a") ? Ending.FAILED : Ending.CHANGED;

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(result.end()).isEqualTo(ApplyResult.End.DONE);
        assertThat(result.failed()).hasSize(2);
        assertThat(result.changed()).hasSize(28);
        assertThat(bench.cloud.commands.get(2).parameters()).containsEntry("MaxErrors", "3");
    }

    @Test
    void pausingLetsWhatIsInFlightEndAndResumingDoesTheRest() {
        Bench bench = new Bench(folder, 30);
        bench.time.onSleep(() -> {
            if (bench.cloud.commands.size() == 2) {
                bench.brake.pause();
            }
        });

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.changed()).hasSize(4);
        assertThat(result.left()).hasSize(26);
        assertThat(bench.journals.list().get(0).state()).isEqualTo(JournalState.PAUSED);

        assertThat(bench.resume("j1").fine()).isTrue();
        assertThat(bench.cloud.runs.values()).hasSize(30).containsOnly(1);
        assertThat(bench.journals.list().get(0).state()).isEqualTo(JournalState.DONE);
    }

    @Test
    void whatDidNotComeToItsEndIsNotBegunAnew() {
        Bench bench = new Bench(folder, 30);
        bench.options = bench.options.pauseAfterWave(true);
        bench.apply(Bench.scripts(30));

        assertThatThrownBy(() -> bench.apply(Bench.scripts(30)))
                .isInstanceOf(RemedyException.class)
                .hasMessage("p7 was begun in j1, and is paused")
                .satisfies(thrown -> assertThat(((RemedyException) thrown).hint())
                        .isEqualTo("`resume p7` goes on, and repeats nothing; `cancel j1` ends it, and then it can be"
                                + " applied anew"));
        assertThat(bench.cloud.runs.values()).hasSize(1).containsOnly(1);
        assertThat(bench.journals.list()).hasSize(1);

        bench.options = bench.options.pauseAfterWave(false);
        assertThat(bench.resume("j1").fine()).isTrue();
        assertThat(bench.apply(Bench.scripts(30)).journal()).isEqualTo("j2");
    }

    @Test
    void anInterruptPauses() {
        Bench bench = new Bench(folder, 30);
        AtomicBoolean pressed = new AtomicBoolean();
        bench.time.onSleep(() -> {
            if (bench.cloud.commands.size() == 1 && !pressed.getAndSet(true)) {
                Thread.currentThread().interrupt();
            }
        });

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.why()).isEqualTo("a person paused it");
        assertThat(result.outcomes().values().stream().filter(Outcome::over)).hasSize(1);
        assertThat(bench.events(ApplyEvent.Pausing.class)).hasSize(1);
    }

    @Test
    void aSecondInterruptLeavesWhatIsInFlightToAResume() {
        Bench bench = new Bench(folder, 30);
        bench.time.onSleep(() -> {
            bench.brake.press();
            bench.brake.press();
        });

        assertThatThrownBy(() -> bench.apply(Bench.scripts(30))).isInstanceOf(InterruptedByUserException.class);

        assertThat(bench.events(ApplyEvent.Left.class)).containsExactly(new ApplyEvent.Left("p7"));
        assertThat(bench.cloud.cancelled).isEmpty();
        bench.time.onSleep(() -> {});
        assertThat(bench.journals.list().get(0).inFlight()).isEqualTo(1);
        assertThat(bench.resume("j1").fine()).isTrue();
        assertThat(bench.cloud.runs.values()).hasSize(30).containsOnly(1);
    }

    @Test
    void itPausesAfterAWaveWhereThatIsAskedFor() {
        Bench bench = new Bench(folder, 30);
        bench.options = bench.options.pauseAfterWave(true);

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(result.changed()).hasSize(1);
        assertThat(result.why()).isEqualTo("wave 1 of 3 of the stage agent is over");
        bench.resume("j1");
        bench.options = bench.options.pauseAfterWave(false);
        assertThat(bench.resume("j1").fine()).isTrue();
        assertThat(bench.cloud.runs.values()).hasSize(30).containsOnly(1);
    }

    @Test
    void cancellingCancelsCommandsAndWhatMayHaveBegunIsNotRepeated() {
        Bench bench = new Bench(folder, 30);
        bench.cloud.endings = node -> new Ending("Cancelled", "Cancelled", -1, "");
        bench.time.onSleep(bench.brake::cancel);

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(bench.cloud.cancelled).hasSize(1);
        assertThat(result.end()).isEqualTo(ApplyResult.End.CANCELLED);
        assertThat(result.outcomes().get(1))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.partly())
                        .isTrue());
        assertThat(bench.journals.list().get(0).state()).isEqualTo(JournalState.CANCELLED);
    }

    @Test
    void whatIsPausedWithNothingInFlightIsEndedForGoodAndNothingIsCalled() {
        Bench bench = new Bench(folder, 30);
        bench.options = bench.options.pauseAfterWave(true);
        bench.apply(Bench.scripts(30));
        bench.approvals.disarm();

        ApplyResult result = bench.engine().cancel(bench.journals, "j1", "INC-4712");

        assertThat(result.end()).isEqualTo(ApplyResult.End.CANCELLED);
        assertThat(result.changed()).hasSize(1);
        assertThat(result.left()).hasSize(29);
        assertThat(bench.cloud.commands).hasSize(1);
        assertThat(bench.cloud.cancelled).isEmpty();
        assertThat(bench.journals.list().get(0).state()).isEqualTo(JournalState.CANCELLED);
        assertThat(bench.journals.unfinished()).isEmpty();
        assertThat(bench.journals.read("j1").records(JournalRecord.Continued.class))
                .extracting(JournalRecord.Continued::reason)
                .containsExactly("INC-4712");

        bench.approvals.arm(ANYTHING);
        bench.options = ApplyOptions.USUAL;
        assertThat(bench.apply(Bench.scripts(30)).journal()).isEqualTo("j2");
    }

    @Test
    void whatIsInFlightIsNotEndedUnseen() {
        Bench bench = new Bench(folder, 1);
        Plan plan = Bench.scripts(1);
        try (Journal journal = bench.journals.begin(plan)) {
            journal.append(new JournalRecord.Opened(Bench.NOW, journal.tag(), plan, Map.of(), "", Map.of()));
            journal.append(new JournalRecord.Intent(
                    Bench.NOW, List.of(1), Bench.SCOPE, "arn:a", ApiCall.of("ssm:SendCommand", Map.of())));
        }

        assertThatThrownBy(() -> bench.engine().cancel(bench.journals, "j1", ""))
                .isInstanceOf(RemedyException.class)
                .hasMessage("calls of p7 are in flight");
        assertThat(bench.journals.unfinished()).hasSize(1);
    }

    @Test
    void nothingGoesOnWhenTheSessionIsDisarmedMeanwhile() {
        Bench bench = new Bench(folder, 30);
        bench.options = bench.options.maxErrors(new Share(30, false));
        bench.time.onSleep(bench.approvals::disarm);

        ApplyResult result = bench.apply(Bench.scripts(30));

        assertThat(result.changed()).hasSize(1);
        assertThat(bench.cloud.commands).hasSize(1);
        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
    }
}
