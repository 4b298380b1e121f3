package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are taken back, applied anew and taken back again. */
class UndoingAnewTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsTakenBackTwice() {
        Bench bench = new Bench(folder, 1);
        bench.apply(Bench.plan(Bench.script(1, 0, Map.of()).inverse(Bench.run(0, Map.of()))));
        bench.apply(bench.undo());

        assertThatThrownBy(() -> bench.undo())
                .isInstanceOf(RemedyException.class)
                .hasMessage("p7 has changed nothing that can be taken back: it was taken back before");
    }

    @Test
    void whatWasAppliedAnewIsTakenBackByWhatTheLastApplyWasAnswered() {
        Bench bench = new Bench(folder, 1);
        bench.cloud.settings.put("a", "old");
        Plan plan = Bench.plan(
                Bench.setting(1, "a"),
                Bench.script(2, 0, Map.of())
                        .inverse(Bench.run(0, Map.of("before", new AnswerRef(0, new DataPath("before")).data()))));
        bench.apply(plan);
        bench.apply(bench.undo());
        bench.cloud.endings =
                node -> new Ending("Success", "Success", 0, "{\"v\":1,\"changed\":true,\"before\":\"newer\"}");
        bench.apply(plan);

        Plan undo = bench.undo();
        ApplyResult result = bench.apply(undo);

        assertThat(undo.effects().get(0).action())
                .isInstanceOfSatisfying(Action.Script.class, script -> assertThat(script.arguments())
                        .containsEntry("before", "newer"));
        assertThat(undo.remarks()).isEmpty();
        assertThat(result.fine()).isTrue();
        assertThat(result.changed()).hasSize(2);
        assertThat(bench.cloud.settings).containsEntry("a", "old");
        assertThatThrownBy(() -> bench.undo()).hasMessageEndingWith("it was taken back before");
    }

    @Test
    void anApplyThatFoundEverythingDoneLeavesNothingToTakeBack() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        Plan plan = Bench.plan(Bench.setting(1, "a"));
        bench.apply(plan);
        bench.apply(bench.undo());
        bench.cloud.settings.put("a", "new");
        assertThat(bench.apply(plan).already()).hasSize(1);

        assertThatThrownBy(() -> bench.undo()).isInstanceOf(RemedyException.class);
    }

    @Test
    void anOldPlanThatFindsItsOwnGoneHidesNothingThatWasMadeAnew() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        Plan plan = Bench.plan(Bench.setting(1, "a"));
        bench.apply(plan);
        Plan first = bench.undo();
        bench.apply(first);
        bench.apply(plan);
        // What the old plan looks at is another thing than the one that stands now.
        bench.cloud.settings.put("a", "old");
        assertThat(bench.apply(first).already()).hasSize(1);
        bench.cloud.settings.put("a", "new");

        assertThat(bench.undo().effects()).hasSize(1);
    }
}
