package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.apply.ScriptedCloud.Fault;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that take back what others changed. */
class UndoingTest {
    @TempDir
    private Path folder;

    @Test
    void theLastChangeIsTakenBackFirstAndAllIsAsBefore() {
        Bench bench = new Bench(folder, 1);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        bench.apply(Bench.plan(
                Bench.setting(1, "a").stage(Stage.IDENTITY),
                Bench.script(2, 0, Map.of()).inverse(Bench.run(0, Map.of("mode", "off"))),
                Bench.setting(3, "b")));

        Plan plan = bench.undo();
        bench.cloud.changes.clear();
        ApplyResult result = bench.apply(plan);

        assertThat(plan.undoes()).isEqualTo("0123456789ab");
        assertThat(result.fine()).isTrue();
        assertThat(bench.cloud.changes)
                .extracting(call -> String.valueOf(call.parameters().getOrDefault("SettingId", "script")))
                // Shared things were applied before the node's script, so the script goes first.
                .containsExactly("script", "b", "a");
        assertThat(bench.cloud.settings).containsEntry("a", "old").containsEntry("b", "old");
    }

    @Test
    void whatANodeAnsweredGoesIntoTheScriptThatTakesItBack() {
        Bench bench = new Bench(folder, 1);
        bench.apply(Bench.plan(Bench.script(1, 0, Map.of())
                .inverse(Bench.run(0, Map.of("before", new AnswerRef(0, new DataPath("before")).data())))));

        assertThat(bench.undo().effects().get(0).action())
                .isInstanceOfSatisfying(Action.Script.class, script -> assertThat(script.arguments())
                        .containsEntry("before", "old"));
    }

    @Test
    void whatAScriptHadChangedBeforeItFailedIsTakenBackWhereItAnsweredThat() {
        Bench bench = new Bench(folder, 2);
        bench.options = bench.options.maxErrors(new Share(9, false));
        bench.cloud.endings = node -> new Ending(
                "Failed",
                "Failed",
                1,
                node.equals(Bench.id(0))
                        ? "{\"v\":1,\"changed\":true,\"before\":\"old\",\"why\":\"not-restarted\"}"
                        : "{\"v\":1,\"changed\":true,\"why\":\"failed\"}");
        Map<String, Object> before = Map.of("before", new AnswerRef(0, new DataPath("before")).data());
        bench.apply(Bench.plan(
                Bench.script(1, 0, Map.of()).inverse(Bench.run(0, before)),
                Bench.script(2, 1, Map.of()).inverse(Bench.run(1, before))));

        Plan undo = bench.undo();
        assertThat(undo.effects()).singleElement().satisfies(effect -> assertThat(effect.action())
                .isInstanceOfSatisfying(Action.Script.class, script -> assertThat(script.arguments())
                        .containsEntry("before", "old")));
        assertThat(undo.remarks()).singleElement().satisfies(remark -> assertThat(remark.text())
                .contains("the answer holds nothing at before"));
        bench.cloud.endings = node -> Ending.CHANGED;
        assertThat(bench.apply(undo).fine()).isTrue();
        assertThatThrownBy(() -> bench.undo()).isInstanceOf(RemedyException.class);
    }

    @Test
    void onlyWhatThePlanChangedIsTakenBack() {
        Bench bench = new Bench(folder, 2);
        bench.options = bench.options.maxErrors(new Share(9, false));
        bench.cloud.settings.putAll(Map.of("a", "new", "b", "old"));
        bench.cloud.endings = node -> node.equals(Bench.id(0)) ? Ending.UNCHANGED : Ending.FAILED;
        bench.apply(Bench.plan(
                Bench.setting(1, "a"),
                Bench.setting(2, "b"),
                Bench.script(3, 0, Map.of()).inverse(Bench.run(0, Map.of())),
                Bench.script(4, 1, Map.of()).inverse(Bench.run(1, Map.of()))));

        assertThat(bench.undo().effects())
                .extracting(effect -> effect.resource().id())
                .containsExactly("b");
    }

    @Test
    void whatHasNoWayBackIsSaid() {
        Bench bench = new Bench(folder, 1);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(Bench.setting(1, "a"), Bench.script(2, 0, Map.of())));

        assertThat(bench.undo().remarks())
                .containsExactly(new Remark(
                        Remark.Kind.CANNOT, "OS user " + Bench.id(0) + ": change OS user " + Bench.id(0), "a test"));
    }

    @Test
    void itIsRefusedWhereTheWorldHasMoved() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(Bench.setting(1, "a")));
        Plan undo = bench.undo();
        bench.cloud.settings.put("a", "somebody's");

        assertThatThrownBy(() -> bench.apply(undo))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("value of service setting a was \"new\", and is \"somebody's\"");
    }

    @Test
    void aValueThatAwsChoseIsTheOneThatWasSeen() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(Bench.setting(1, "a").states(Bench.state("a", "old", null))));

        State state = bench.undo().effects().get(0).states().get(0);

        assertThat(state.before()).isEqualTo("new");
        assertThat(state.after()).isEqualTo("old");
    }

    @Test
    void whatWasNotThereIsGoneAfterwards() {
        Bench bench = new Bench(folder, 0);
        bench.apply(Bench.plan(Bench.setting(1, "a").states(Bench.state("a", null, "new"))));

        assertThat(bench.undo().effects().get(0).states().get(0).after()).isEqualTo(State.GONE);
    }

    @Test
    void whatNobodyKnowsIsSaid() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        bench.options = bench.options.maxErrors(new Share(9, false));
        bench.cloud.faults(Fault.ANSWER_LOST);
        bench.apply(Bench.plan(Bench.setting(1, "a").states(), Bench.setting(2, "b")));

        Plan undo = bench.undo();

        assertThat(undo.effects()).extracting(Effect::title).containsExactly("undo: change service setting b");
        assertThat(undo.remarks().get(0).text()).startsWith("it is not known whether it changed anything");
    }

    @Test
    void aJournalThatCantBeReadIsSaid() throws IOException {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(Bench.setting(1, "a")));
        Files.writeString(folder.resolve("journal/j2.jsonl"), "nonsense\n");

        Plan undo = Undoing.plan(
                bench.journals.ofPlan("0123456789ab"),
                List.of(),
                bench.journals.list().subList(0, 1),
                new PlanName("p8", "ba9876543210"),
                Bench.NOW);

        assertThat(undo.effects()).hasSize(1);
        assertThat(undo.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.about()).isEqualTo("j2");
            assertThat(remark.text()).startsWith("nobody knows whether it belongs to p7, since it can't be read: ");
        });
    }

    @Test
    void itIsAPlanLikeAnyOther() {
        Bench bench = new Bench(folder, 1);
        bench.apply(Bench.plan(Bench.script(1, 0, Map.of()).inverse(Bench.run(0, Map.of()))));
        Plan plan = bench.undo();

        assertThat(PlanJson.read(PlanJson.pretty(plan), "p8.json")).isEqualTo(plan);
    }

    @Test
    void whatWasTakenBackIsVerifiedByItsFormerState() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(Bench.setting(1, "a")));

        ApplyResult result = bench.apply(bench.undo());

        assertThat(result.verified()).hasSize(1);
        assertThat(result.checked()).containsEntry(1, new ApplyResult.Checked(true, "it is as it was before"));
        assertThat(bench.events(ApplyEvent.Verifying.class)).hasSize(1);
    }

    @Test
    void whatDoesNotComeBackIsSaid() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(Bench.setting(1, "a")));
        Plan undo = bench.undo();
        bench.cloud.onRead = call -> {
            // Somebody is faster than the look afterwards.
            if (bench.cloud.changes.size() == 2) {
                bench.cloud.settings.put("a", "somebody's");
            }
        };

        ApplyResult result = bench.apply(undo);

        assertThat(result.changed()).hasSize(1);
        assertThat(result.fine()).isFalse();
        assertThat(result.checked().get(1).text()).contains("is \"somebody's\"");
    }

    @Test
    void ofTwoChangesOfOneThingOnlyTheLastTellsWhetherItIsAsBefore() {
        Bench bench = new Bench(folder, 0);
        bench.cloud.settings.put("a", "old");
        bench.apply(Bench.plan(
                Bench.setting(1, "a"),
                new Bench.Draft(
                                2,
                                new Resource(ResourceKind.SERVICE_SETTING, Bench.SCOPE, "a"),
                                Bench.update("a", "newer"))
                        .states(Bench.state("a", "new", "newer"))
                        .inverse(Bench.update("a", "new"))));

        ApplyResult result = bench.apply(bench.undo());

        assertThat(bench.cloud.settings).containsEntry("a", "old");
        assertThat(result.fine()).as(result.checked().toString()).isTrue();
        assertThat(result.verified()).hasSize(1);
    }

    @Test
    void theNodesOfAScriptThatWasTakenBackAreReadAnew() {
        Bench bench = new Bench(folder, 1);
        bench.apply(Bench.plan(Bench.script(1, 0, Map.of())
                .inverse(Bench.run(0, Map.of()))
                .verify(Duration.ofMinutes(30), "node-online")));
        Plan undo = bench.undo();
        List<Set<String>> looked = new ArrayList<>();
        Applying engine = new Applying(
                bench.cloud,
                Catalogue.of(Edition.CURRENT),
                (permit, nodes, facts) -> {
                    looked.add(facts);
                    return bench.cloud.reread(nodes, facts);
                },
                bench.time,
                bench.time);

        // What the check says afterwards is not the question: the node may well be worse off again.
        bench.cloud.onChange = call -> bench.ping(0, PingStatus.CONNECTION_LOST);
        ApplyResult result = engine.apply(
                bench.permit(undo), bench.fleet, bench.journals::begin, bench.options, bench.brake, event -> {});

        assertThat(looked)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
                .contains("ping");
        assertThat(result.fine()).isTrue();
        assertThat(result.verified()).isEmpty();
    }

    @Test
    void aPlanThatNobodyAppliedCantBeTakenBack() {
        assertThatThrownBy(() -> new Bench(folder, 0).undo()).isInstanceOf(RemedyException.class);
    }
}
