package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.apply.ScriptedCloud.Fault;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine against a scripted AWS: waves, their order, comments, and answers that later calls need. */
class ApplyingTest {
    @TempDir
    private Path folder;

    private List<Integer> sizes(Bench bench) {
        return bench.cloud.commands.stream().map(sent -> sent.nodes().size()).toList();
    }

    @Test
    void oneCanaryThenATenthThenTheRestInGroupsThatAwsTakes() {
        Bench bench = new Bench(folder, 130);

        ApplyResult result = bench.apply(Bench.scripts(130));

        assertThat(result.fine()).isTrue();
        assertThat(result.changed()).hasSize(130);
        assertThat(sizes(bench)).containsExactly(1, 13, 50, 50, 16);
        assertThat(bench.events(ApplyEvent.WaveBegun.class))
                .extracting(wave ->
                        wave.number() + "/" + wave.of() + " " + wave.nodes().size())
                .containsExactly("1/3 1", "2/3 13", "3/3 116");
        assertThat(bench.cloud.runs.values()).hasSize(130).containsOnly(1);
        assertThat(result.sentence()).isEqualTo("p7 done: 130 changed, 0 failed · journal j1");
    }

    @Test
    void everyCommandCarriesThePlansMarkAndItsPlaceInTheJournal() {
        Bench bench = new Bench(folder, 12);

        bench.apply(Bench.scripts(12));

        List<String> comments = bench.cloud.commands.stream()
                .map(sent -> String.valueOf(sent.parameters().get("Comment")))
                .toList();
        String tag = bench.journals.read("j1").opened().tag();
        assertThat(comments.get(0)).matches("fleetsh p7-0123456789ab e1 j1-" + tag + "/[0-9]+");
        assertThat(comments).doesNotHaveDuplicates().allMatch(comment -> comment.length() <= 100);
        assertThat(comments.get(2)).contains(" e4+8 ");
    }

    @Test
    void wavesAreAsLargeAsAskedFor() {
        Bench bench = new Bench(folder, 20);
        bench.options = bench.options.wave(Share.parse("25%"));

        bench.apply(Bench.scripts(20));

        assertThat(sizes(bench)).containsExactly(5, 5, 5, 5);
    }

    @Test
    void sharedThingsComeFirstAndAloneAndStagesInTheirOrder() {
        Bench bench = new Bench(folder, 2);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        Plan plan = Bench.plan(
                Bench.setting(1, "a").stage(Stage.IDENTITY),
                Bench.script(2, 0, Map.of()),
                Bench.script(3, 1, Map.of()),
                Bench.setting(4, "b"));

        bench.apply(plan);

        assertThat(bench.cloud.changes)
                .extracting(ApiCall::name)
                .containsExactly("UpdateServiceSetting", "UpdateServiceSetting", "SendCommand", "SendCommand");
    }

    @Test
    void answersGoIntoLaterCallsAndWhatNeedsAFailedOneIsSkipped() {
        Bench bench = new Bench(folder, 1);
        Resource activation = new Resource(ResourceKind.ACTIVATION, Bench.SCOPE, "new");
        Action create = new Action.Call(ApiCall.of("ssm:CreateActivation", Map.of("IamRole", "role")));
        Map<String, Object> code = Map.of("code", new AnswerRef(1, new DataPath("ActivationCode")).data());
        Plan plan = Bench.plan(new Bench.Draft(1, activation, create), Bench.script(2, 0, code));

        ApplyResult result = bench.apply(plan);
        assertThat(result.changed()).hasSize(2);
        assertThat(bench.cloud.commands.get(0).parameters().toString())
                .contains(java.util.Base64.getEncoder().encodeToString("open sesame".getBytes()));
        assertThat(journalText(bench)).doesNotContain("open sesame").contains("a-1");

        bench.options = bench.options.maxErrors(new Share(9, false));
        bench.cloud.faults(Fault.REFUSED);
        ApplyResult failing = bench.apply(plan);
        assertThat(failing.outcomes().get(2)).isInstanceOf(Outcome.Skipped.class);
        assertThat(failing.outcomes().get(2).why())
                .isEqualTo("it needs the answer of effect 1, which failed: not allowed");
    }

    private String journalText(Bench bench) {
        try {
            return java.nio.file.Files.readString(folder.resolve("journal/j1.jsonl"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void anAnswerThatNothingWasChangedIsNoChange() {
        Bench bench = new Bench(folder, 2);
        bench.cloud.endings = node -> Ending.UNCHANGED;

        assertThat(bench.apply(Bench.scripts(2)).already()).hasSize(2);
    }
}
