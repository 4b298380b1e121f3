package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at again before it is changed: states, facts of nodes, and whether they are there. */
class ApplyMovedTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsDoneAlreadyIsSkippedAndASecondApplyChangesNothing() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "new"));
        Plan plan = Bench.plan(Bench.setting(1, "a"), Bench.setting(2, "b"));

        ApplyResult first = bench.apply(plan);
        ApplyResult second = bench.apply(plan);

        assertThat(first.changed()).extracting(Effect::number).containsExactly(1);
        assertThat(first.already()).extracting(Effect::number).containsExactly(2);
        assertThat(second.already()).hasSize(2);
        assertThat(bench.cloud.changes).hasSize(1);
    }

    @Test
    void aMovedStateRefusesTheWholeAndIsNamed() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "other"));

        assertThatThrownBy(() -> bench.apply(Bench.plan(Bench.setting(1, "a"), Bench.setting(2, "b"))))
                .isInstanceOf(RemedyException.class)
                .hasMessage("p7 does not fit any more: value of service setting b was \"old\", and is \"other\"");
        assertThat(bench.cloud.changes).isEmpty();
        assertThat(bench.journals.list()).isEmpty();
    }

    @Test
    void aMovedFactOfANodeRefusesTheWholeAndIsNamed() {
        Bench bench = new Bench(folder, 2);
        Plan plan = Bench.plan(
                Bench.script(1, 0, Map.of()),
                Bench.script(2, 1, Map.of()).grounds(new Ground(Bench.id(1), "agent", "3.3.987.0")));
        bench.agent(1, "3.3.1000.0");

        assertThatThrownBy(() -> bench.apply(plan))
                .isInstanceOf(RemedyException.class)
                .hasMessage("p7 does not fit any more: agent of WEB-1 (" + Bench.id(1)
                        + ") was 3.3.987.0, and is 3.3.1000.0");
        assertThat(bench.cloud.changes).isEmpty();
    }

    @Test
    void aStateThatMovesAfterTheBeginningIsFoundRightBeforeTheCall() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        bench.cloud.onChange = call -> bench.cloud.settings.put("b", "other");
        bench.options = bench.options.maxErrors(new Share(5, false));

        ApplyResult result = bench.apply(Bench.plan(Bench.setting(1, "a"), Bench.setting(2, "b")));

        assertThat(result.outcomes().get(2)).isInstanceOf(Outcome.Skipped.class);
        assertThat(result.outcomes().get(2).why()).contains("value of service setting b was \"old\"");
        assertThat(bench.cloud.settings).containsEntry("b", "other");
    }

    @Test
    void nodesThatAreOfflineAreReportedAndNotTriedAndComeWithAResume() {
        Bench bench = new Bench(folder, 10);
        IntStream.range(0, 5).forEach(n -> bench.ping(n * 2, PingStatus.CONNECTION_LOST));

        ApplyResult result = bench.apply(Bench.scripts(10));

        assertThat(result.end()).isEqualTo(ApplyResult.End.DONE);
        assertThat(result.changed()).hasSize(5);
        assertThat(result.left()).hasSize(5);
        assertThat(result.outcomes().get(1).why()).isEqualTo("the node is offline: its ping status is ConnectionLost");

        IntStream.range(0, 5).forEach(n -> bench.ping(n * 2, PingStatus.ONLINE));
        ApplyResult resumed = bench.resume("j1");

        assertThat(resumed.fine()).isTrue();
        assertThat(bench.cloud.runs.values()).hasSize(10).containsOnly(1);
    }

    @Test
    void aNodeThatGoesAwayMeanwhileIsLeftAndNoFailure() {
        Bench bench = new Bench(folder, 3);
        bench.cloud.endings = node -> node.equals(Bench.id(1)) ? Ending.UNDELIVERED : Ending.CHANGED;

        ApplyResult result = bench.apply(Bench.scripts(3));

        assertThat(result.changed()).hasSize(2);
        assertThat(result.failed()).isEmpty();
        assertThat(result.left()).hasSize(1);
        assertThat(bench.journals.list().get(0).resumable()).isTrue();
    }
}
