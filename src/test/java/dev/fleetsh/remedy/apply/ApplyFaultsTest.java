package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.apply.ScriptedCloud.Fault;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are throttled, refused, lost on the way, or whose answers are lost. */
class ApplyFaultsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsThrottledIsTriedAgainAndSentOnce() {
        Bench bench = new Bench(folder, 1);
        bench.cloud.faults(Fault.THROTTLED, Fault.THROTTLED);

        assertThat(bench.apply(Bench.scripts(1)).fine()).isTrue();
        assertThat(bench.cloud.runs).containsEntry(Bench.id(0), 1);
    }

    @Test
    void aCommandWhoseAnswerIsLostIsFoundByItsCommentAndNotSentAgain() {
        Bench bench = new Bench(folder, 3);
        bench.cloud.faults(Fault.ANSWER_LOST);

        ApplyResult result = bench.apply(Bench.scripts(3));

        assertThat(result.fine()).isTrue();
        assertThat(bench.cloud.runs.values()).hasSize(3).containsOnly(1);
    }

    @Test
    void aCommandThatNeverArrivedIsSentAgainOnlyAfterPatience() {
        Bench bench = new Bench(folder, 1);
        bench.cloud.faults(Fault.CALL_LOST);

        ApplyResult result = bench.apply(Bench.scripts(1));

        assertThat(result.fine()).isTrue();
        assertThat(bench.cloud.runs).containsEntry(Bench.id(0), 1);
        assertThat(bench.cloud.commands.get(0).at()).isAfterOrEqualTo(Bench.NOW.plusSeconds(90));
    }

    @Test
    void aCallWhoseAnswerIsLostIsToldByItsResource() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        bench.cloud.faults(Fault.ANSWER_LOST, Fault.CALL_LOST);

        ApplyResult result = bench.apply(Bench.plan(Bench.setting(1, "a"), Bench.setting(2, "b")));

        assertThat(result.changed()).hasSize(2);
        assertThat(bench.cloud.changes).hasSize(2);
    }

    @Test
    void aCallThatNothingTellsOfIsUnknownAndNeverRepeated() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.cloud.faults(Fault.ANSWER_LOST);

        ApplyResult result = bench.apply(Bench.plan(Bench.setting(1, "a").states()));

        assertThat(result.outcomes().get(1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.cloud.changes).hasSize(1);
        assertThat(bench.journals.list().get(0).resumable()).isFalse();
    }

    /** Credentials that run out fail every call, and none of them is the effect's fault. */
    @Test
    void credentialsThatRunOutPauseAndAResumeDoesTheRest() {
        Bench bench = new Bench(folder, 4);
        bench.options = bench.options.maxErrors(new Share(9, false));
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        Plan plan = Bench.plan(
                Bench.setting(1, "a").stage(Stage.IDENTITY),
                Bench.setting(2, "b").stage(Stage.IDENTITY),
                Bench.script(3, 0, Map.of()),
                Bench.script(4, 1, Map.of()));
        AtomicBoolean expired = new AtomicBoolean();
        bench.cloud.onChange = call -> {
            if (expired.get()) {
                throw new RefusedException("ExpiredTokenException", false, "the token has expired", "");
            }
            expired.set(true);
        };

        ApplyResult result = bench.apply(plan);

        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.why()).isEqualTo("the token has expired");
        assertThat(result.failed()).isEmpty();
        assertThat(result.left()).hasSize(3);
        bench.cloud.onChange = call -> {};
        assertThat(bench.resume("j1").fine()).isTrue();
        assertThat(bench.cloud.runs.values()).hasSize(2).containsOnly(1);
    }

    @Test
    void whereAwsCantBeReachedNothingIsCalledAFailure() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        bench.cloud.onChange = call -> {
            bench.cloud.onRead = read -> {
                throw new CloudException("no way to AWS", "");
            };
        };

        ApplyResult result = bench.apply(Bench.plan(Bench.setting(1, "a"), Bench.setting(2, "b")));

        assertThat(result.end()).isEqualTo(ApplyResult.End.PAUSED);
        assertThat(result.changed()).hasSize(1);
        assertThat(result.failed()).isEmpty();
        assertThat(result.left()).hasSize(1);
        bench.cloud.onRead = read -> {};
        bench.cloud.onChange = call -> {};
        assertThat(bench.resume("j1").fine()).isTrue();
    }

    @Test
    void oneUnknownNodeCostsNoOtherItsCommand() {
        Bench bench = new Bench(folder, 8);
        bench.options = bench.options.wave(new Share(8, false)).maxErrors(new Share(1, false));
        bench.cloud.onChange = call -> {
            if (call.name().equals("SendCommand")
                    && ((List<?>) call.parameters().get("InstanceIds")).contains(Bench.id(5))) {
                bench.cloud.faults(Fault.INVALID_ID);
            }
        };

        ApplyResult result = bench.apply(Bench.scripts(8));

        assertThat(result.changed()).hasSize(7);
        assertThat(result.failed()).extracting(Effect::number).containsExactly(6);
        assertThat(bench.cloud.runs.values()).hasSize(7).containsOnly(1);
    }
}
