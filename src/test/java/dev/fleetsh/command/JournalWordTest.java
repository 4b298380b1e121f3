package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import dev.fleetsh.session.Additions;
import dev.fleetsh.session.NoCloud;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which apply a word means, where two shells at once have given one id to two plans. */
class JournalWordTest {
    private static final Instant NOW = SampleFleet.CLOCK.instant();
    private static final ScopeId SCOPE = SampleFleet.WEB.scope().id();

    @TempDir
    private Path folder;

    private Journals journals;
    private Session session;
    private Commands commands;

    @BeforeEach
    void open() {
        journals = new Journals(folder.resolve("journal"));
        Workshop none = Workshop.none(SampleFleet.CLOCK);
        session = new Session(
                SampleFleet.source(progress -> SampleFleet.fleet()),
                SampleFleet.CLOCK,
                Additions.NONE,
                new Workshop(
                        Remedies.of(),
                        none.scripts(),
                        new NoCloud(),
                        new Approvals(Confirmer.NONE, SampleFleet.CLOCK),
                        journals));
        commands = Commands.standard(session, Progress.NONE);
    }

    private static Plan plan(String id, String uid, String title) {
        ApiCall call = ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", title, "SettingValue", "new"));
        ApiCall back = ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", title, "SettingValue", "old"));
        Effect effect = new Effect(
                1,
                "test",
                new Resource(ResourceKind.SERVICE_SETTING, SCOPE, title),
                Stage.AGENT,
                "set " + title,
                new Action.Call(call),
                new Inverse.By(new Action.Call(back)),
                List.of(new State(
                        "value",
                        ApiCall.of("ssm:GetServiceSetting", Map.of("SettingId", title)),
                        new DataPath("ServiceSetting.SettingValue"),
                        "old",
                        "new")),
                List.of(),
                List.of(SampleFleet.WEB.id()),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
        return new Plan(id, uid, title, NOW, "test", Map.of(), "", List.of(), List.of(effect), List.of());
    }

    /** Writes what an apply writes that has changed everything. */
    private void applied(Plan plan, boolean finished) {
        try (Journal journal = journals.begin(plan)) {
            journal.append(new JournalRecord.Opened(NOW, journal.tag(), plan, Map.of(), "", Map.of()));
            if (finished) {
                ApiCall call = ((Action.Call) plan.effects().get(0).action()).call();
                journal.append(new JournalRecord.Intent(NOW, List.of(1), SCOPE, "arn:a", call));
                journal.append(new JournalRecord.Ended(NOW, 1, new Outcome.Changed(null, "request-1")));
                journal.append(new JournalRecord.Left(NOW, 1, Map.of("0", "new")));
                journal.append(new JournalRecord.Finished(NOW, "done"));
            } else {
                journal.append(new JournalRecord.Paused(NOW, "a person paused it"));
            }
        }
    }

    private @Nullable Object run(String line) {
        return commands.run(line);
    }

    private Plan undo(String line) {
        return (Plan) java.util.Objects.requireNonNull(run(line));
    }

    @Test
    void theSessionsOwnPlanComesFirst() {
        Plan own = session.plans().keep(plan("p7", "aaaaaaaaaaaa", "own"));
        applied(own, true);
        applied(plan("p7", "bbbbbbbbbbbb", "other"), true);

        assertThat(undo("undo p7").undoes()).isEqualTo(own.uid());
        assertThat(((Recorded) java.util.Objects.requireNonNull(run("journal p7"))).id())
                .isEqualTo("j1");
        assertThat(undo("undo j2").undoes()).isEqualTo("bbbbbbbbbbbb");
    }

    @Test
    void anotherPlanOfThatIdIsNotTakenForOneThatWasNotApplied() {
        session.plans().keep(plan("p7", "aaaaaaaaaaaa", "own"));
        applied(plan("p7", "bbbbbbbbbbbb", "other"), true);

        for (String verb : List.of("undo", "journal")) {
            assertThatThrownBy(() -> run(verb + " p7"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("\"p7\" of this session has not been applied")
                    .satisfies(thrown -> assertThat(((FleetException) thrown).hint())
                            .isEqualTo("another plan is called so too: `" + verb + " j1` is about other"));
        }
    }

    @Test
    void whereSeveralPlansOfEarlierSessionsAreMeantTheJournalIsAskedFor() {
        applied(plan("p7", "aaaaaaaaaaaa", "first"), true);
        applied(plan("p7", "bbbbbbbbbbbb", "second"), true);

        assertThatThrownBy(() -> run("undo p7"))
                .isInstanceOf(UsageException.class)
                .hasMessage("several plans were called p7: j2 is of second; j1 is of first")
                .satisfies(thrown ->
                        assertThat(((FleetException) thrown).hint()).isEqualTo("name the journal, as in `undo j2`"));
        assertThat(undo("undo j1").undoes()).isEqualTo("aaaaaaaaaaaa");
    }

    @Test
    void onePlanThatWasAppliedTwiceIsNoQuestion() {
        applied(plan("p7", "aaaaaaaaaaaa", "first"), true);
        applied(plan("p7", "aaaaaaaaaaaa", "first"), true);

        assertThat(((Recorded) java.util.Objects.requireNonNull(run("journal p7"))).id())
                .isEqualTo("j2");
    }

    @Test
    void nobodyElsesApplyIsGoneOnWith() {
        session.plans().keep(plan("p7", "aaaaaaaaaaaa", "own"));
        applied(plan("p7", "bbbbbbbbbbbb", "other"), false);

        assertThatThrownBy(() -> Interrupted.named(session, "p7", false))
                .isInstanceOf(UsageException.class)
                .hasMessage("\"p7\" of this session has nothing to go on with");
        assertThat(Interrupted.named(session, "j1", false).id()).isEqualTo("j1");
        applied(plan("p8", "cccccccccccc", "third"), false);
        applied(plan("p8", "dddddddddddd", "fourth"), false);
        assertThatThrownBy(() -> Interrupted.named(session, "p8", false))
                .isInstanceOf(UsageException.class)
                .hasMessage("several can be gone on with: j3 (p8, fourth), j2 (p8, third)");
    }

    @Test
    void aPlanOfAFileGoesByAnotherIdWhereItsOwnIsTaken() throws IOException {
        Path file = folder.resolve("p.json");
        Files.writeString(file, PlanJson.pretty(plan("p7", "bbbbbbbbbbbb", "other")));
        Plan own = session.plans().keep(plan("p7", "aaaaaaaaaaaa", "own"));

        Plan loaded = PlanWord.named(session, file.toString());

        assertThat(loaded.id()).isNotEqualTo("p7");
        assertThat(loaded.uid()).isEqualTo("bbbbbbbbbbbb");
        assertThat(PlanWord.named(session, "p7")).isEqualTo(own);
        assertThat(PlanWord.named(session, loaded.id())).isEqualTo(loaded);
        assertThat(PlanWord.named(session, file.toString())).isEqualTo(loaded);
    }
}
