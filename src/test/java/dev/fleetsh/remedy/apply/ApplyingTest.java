package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.apply.ScriptedCloud.Fault;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine against a scripted AWS. */
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
    void anAnswerThatNothingWasChangedIsNoChange() {
        Bench bench = new Bench(folder, 2);
        bench.cloud.endings = node -> Ending.UNCHANGED;

        assertThat(bench.apply(Bench.scripts(2)).already()).hasSize(2);
    }

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
