package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are refused because of what the plan has only just done. */
class SettlingTest {
    private static final Plan PLAN = Bench.plan(Bench.setting(1, "a"), Bench.setting(2, "b"));

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void settings() {
        bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
    }

    /** Refuses changes of a setting until a time. */
    private Consumer<ApiCall> refusing(String setting, Duration until, String code, String text) {
        return call -> {
            if (setting.equals(call.parameters().get("SettingId"))
                    && bench.time.instant().isBefore(Bench.NOW.plus(until))) {
                throw new RefusedException(code, false, text, "");
            }
        };
    }

    private Consumer<ApiCall> roleless(String setting, Duration until) {
        return refusing(setting, until, "ValidationException", "Nonexistent role or missing ssm service principal");
    }

    @Test
    void aRoleThatIsNotKnownEverywhereYetIsWaitedFor() {
        bench.cloud.onChange = roleless("b", Duration.ofSeconds(70));

        ApplyResult result = bench.apply(PLAN);

        assertThat(result.fine()).as(result + " " + result.outcomes()).isTrue();
        assertThat(result.changed()).hasSize(2);
        assertThat(bench.events(ApplyEvent.Settling.class))
                .singleElement()
                .satisfies(event -> assertThat(event.effect().number()).isEqualTo(2));
        assertThat(bench.journals.read("j1").records(JournalRecord.Intent.class))
                .hasSize(2);
        assertThat(bench.time.instant()).isAfter(Bench.NOW.plusSeconds(70));
    }

    @Test
    void whatDoesNotSettleInTimeHasFailed() {
        bench.cloud.onChange = roleless("b", Duration.ofHours(1));

        ApplyResult result = bench.apply(PLAN);

        assertThat(result.outcomes().get(2))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).startsWith("Nonexistent role"));
        assertThat(bench.time.instant())
                .isBetween(Bench.NOW.plus(Duration.ofMinutes(2)), Bench.NOW.plus(Duration.ofMinutes(4)));
    }

    @Test
    void aPlanThatHasChangedNothingWaitsForNothing() {
        bench.cloud.onChange = roleless("a", Duration.ofHours(1));

        ApplyResult result = bench.apply(PLAN);

        assertThat(result.failed()).hasSize(1);
        assertThat(bench.events(ApplyEvent.Settling.class)).isEmpty();
        assertThat(bench.time.instant()).isEqualTo(Bench.NOW);
    }

    @Test
    void otherRefusalsStayRefusals() {
        bench.cloud.onChange = refusing("b", Duration.ofHours(1), "ValidationException", "the value is too long");

        ApplyResult result = bench.apply(PLAN);

        assertThat(result.failed()).hasSize(1);
        assertThat(bench.events(ApplyEvent.Settling.class)).isEmpty();
    }

    @Test
    void aPauseInTheMiddleOfWaitingIsNoFailureAndResumes() {
        bench.cloud.onChange = roleless("b", Duration.ofSeconds(100));
        bench.time.onSleep(() -> {
            if (!bench.events(ApplyEvent.Settling.class).isEmpty()) {
                bench.brake.pause();
            }
        });

        ApplyResult result = bench.apply(PLAN);
        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.failed()).isEmpty();
        assertThat(result.left()).hasSize(1);

        ApplyResult resumed = bench.resume("j1");
        assertThat(resumed.fine()).as(resumed + " " + resumed.outcomes()).isTrue();
        assertThat(bench.cloud.settings).containsEntry("b", "new");
    }
}
