package dev.fleetsh.remedy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals on the disk. */
class JournalsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ScopeId SCOPE = new ScopeId("aws", "111122223333", "eu-west-3");
    private static final ApiCall CALL =
            ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", "a", "SettingValue", "new, \"quoted\""));

    @TempDir
    private Path home;

    private Path folder;
    private Journals journals;

    @BeforeEach
    void open() {
        folder = home.resolve("state/journal");
        journals = new Journals(folder);
    }

    private static Plan plan() {
        Effect effect = new Effect(
                1,
                "test",
                new Resource(ResourceKind.SERVICE_SETTING, SCOPE, "a"),
                Stage.AGENT,
                "set a",
                new Action.Call(CALL),
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of("i-1"),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
        return new Plan(
                "p7", "0123456789ab", "test", NOW, "test", Map.of(), "", List.of("i-1"), List.of(effect), List.of());
    }

    private static JournalRecord opened(Journal journal) {
        return new JournalRecord.Opened(
                NOW, journal.tag(), plan(), Map.of(SCOPE.toString(), "arn:operator"), "INC-1", Map.of("wave", "10%"));
    }

    private static JournalRecord intent() {
        return new JournalRecord.Intent(NOW, List.of(1), SCOPE, "arn:operator", CALL);
    }

    private static JournalRecord ended() {
        return new JournalRecord.Ended(NOW, 1, new Outcome.Changed(Map.of("Version", 3L), "request-1"));
    }

    /** A journal of a finished apply. */
    private List<JournalRecord> whole() {
        try (Journal journal = journals.begin(plan())) {
            List<JournalRecord> records = List.of(
                    opened(journal),
                    new JournalRecord.Wave(NOW, "agent", 1, 3, List.of("i-1")),
                    intent(),
                    new JournalRecord.Sent(NOW, 3, "c-1", "request-0"),
                    ended(),
                    new JournalRecord.Left(NOW, 1, Map.of("0", "new")),
                    new JournalRecord.Verified(NOW, 1, false, "not yet"),
                    new JournalRecord.Paused(NOW, "a wave is over"),
                    new JournalRecord.Continued(
                            NOW, Map.of(SCOPE.toString(), "arn:other"), "INC-2", Map.of("wave", "5")),
                    new JournalRecord.Ended(NOW, 1, new Outcome.Already(null)),
                    new JournalRecord.Ended(NOW, 1, new Outcome.Failed("no", true, Map.of("why", "x"), "request-2")),
                    new JournalRecord.Ended(NOW, 1, new Outcome.Skipped("needs another")),
                    new JournalRecord.Ended(NOW, 1, new Outcome.Unknown("lost")),
                    new JournalRecord.Ended(NOW, 1, new Outcome.NotRun("offline")),
                    new JournalRecord.Cancelled(NOW),
                    new JournalRecord.Finished(NOW, "done"));
            records.forEach(journal::append);
            return records;
        }
    }

    private Path file() {
        return folder.resolve("j1.jsonl");
    }

    private void lines(List<String> lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }

    @Test
    void everyKindOfRecordIsReadAsItWasWritten() {
        List<JournalRecord> records = whole();

        Recorded read = journals.read("j1");

        assertThat(read.entries()).extracting(Recorded.Entry::record).containsExactlyElementsOf(records);
        assertThat(read.entries()).extracting(Recorded.Entry::number).startsWith(1L, 2L, 3L);
        assertThat(read.damage()).isEmpty();
        assertThat(read.torn()).isFalse();
    }

    @Test
    void idsCountOnAndAreNeverReused() {
        journals.begin(plan()).close();
        journals.begin(plan()).close();

        assertThat(new Journals(folder).begin(plan()).id()).isEqualTo("j3");
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        whole();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatWasBeingWrittenIsToleratedAndCutOff() throws IOException {
        try (Journal journal = journals.begin(plan())) {
            journal.append(opened(journal));
            journal.append(intent());
        }
        Files.writeString(file(), "{\"n\":3,\"sum\":\"0123", StandardOpenOption.APPEND);

        assertThat(journals.read("j1").torn()).isTrue();
        assertThat(journals.read("j1").entries()).hasSize(2);
        assertThat(journals.list().get(0).problem()).isEmpty();
        try (Journal again = journals.reopen("j1")) {
            assertThat(again.next()).isEqualTo(3);
            again.append(ended());
        }
        assertThat(journals.read("j1").torn()).isFalse();
        assertThat(journals.read("j1").inFlight()).isEmpty();
    }

    @Test
    void aChangedLineIsNamedAndCostsNoOtherButNothingGoesOn() throws IOException {
        whole();
        List<String> lines = Files.readAllLines(file());
        lines.set(4, lines.get(4).replace("request-1", "request-9"));
        lines(lines);

        Recorded read = journals.read("j1");

        assertThat(read.damage())
                .containsExactly("line 5 of journal j1 is not what was written: its checksum does not fit");
        assertThat(read.entries()).hasSize(15);
        assertThatThrownBy(() -> journals.reopen("j1"))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("line 5 of journal j1");
        assertThat(journals.list().get(0).resumable()).isFalse();
    }

    @Test
    void garbageIsNamedAndCostsNoOther() throws IOException {
        whole();
        List<String> lines = Files.readAllLines(file());
        lines.set(6, "\u0000\u0000");
        lines(lines);

        assertThat(journals.read("j1").damage()).containsExactly("line 7 of journal j1 is no record");
        assertThat(journals.read("j1").entries()).hasSize(15);
    }

    @Test
    void aMissingLineIsFound() throws IOException {
        whole();
        List<String> lines = Files.readAllLines(file());
        lines.remove(4);
        lines(lines);

        assertThat(journals.read("j1").damage())
                .containsExactly("line 5 of journal j1 has the number 6, so lines are missing or out of place");
    }

    @Test
    void oneThatCantBeReadIsListedWithTheReasonAndHidesNoOther() throws IOException {
        whole();
        journals.begin(plan()).close();
        List<String> lines = Files.readAllLines(file());
        lines.set(0, "");
        lines(lines);
        try (Journal third = journals.begin(plan())) {
            third.append(opened(third));
        }

        assertThat(journals.list())
                .extracting(JournalSummary::id, JournalSummary::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("j3", JournalState.INTERRUPTED),
                        org.assertj.core.groups.Tuple.tuple("j2", JournalState.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple("j1", JournalState.UNREADABLE));
    }

    @Test
    void aNewerFormIsSaid() throws IOException {
        Files.createDirectories(folder);
        JournalLine line = JournalLine.after(JournalLine.FIRST, 1, "{\"is\":\"opened\",\"format\":2,\"more\":[]}");
        Files.writeString(file(), line.text() + "\n");

        assertThatThrownBy(() -> journals.read("j1"))
                .isInstanceOf(RemedyException.class)
                .hasMessage("journal j1 has the format 2, and this fleetsh reads up to 1");
        assertThat(journals.list().get(0).problem()).contains("format 2");
    }

    /** Ctrl-C may come at any moment, and comes to whoever writes. */
    @Test
    void noInterruptSpoilsALine() throws Exception {
        int lines = 300;
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (Journal journal = journals.begin(plan())) {
            journal.append(opened(journal));
            Thread writer = new Thread(() -> {
                for (int i = 0; i < lines; i++) {
                    journal.append(intent());
                }
            });
            writer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
            writer.start();
            while (writer.isAlive()) {
                writer.interrupt();
                Thread.onSpinWait();
            }
            writer.join();
        }
        assertThat(failure.get()).isNull();
        Recorded recorded = journals.read("j1");
        assertThat(recorded.damage()).isEmpty();
        assertThat(recorded.records(JournalRecord.Intent.class)).hasSize(lines);
    }

    @Test
    void aNewJournalTakesTheNumberBehindOneThatIsHeld() throws Exception {
        Files.createDirectories(folder);
        Path held = folder.resolve("j1.lock");
        try (FileChannel other = FileChannel.open(held, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock();
                Journal journal = journals.begin(plan())) {
            assertThat(lock.isValid()).isTrue();
            assertThat(journal.id()).isEqualTo("j2");
        }
    }

    @Test
    void whoeverIsSecondIsTurnedAwayAndReadingTakesNoLock() {
        try (Journal journal = journals.begin(plan())) {
            journal.append(opened(journal));
            journals.read("j1");
            assertThat(journals.list().get(0).state()).isEqualTo(JournalState.RUNNING);
            assertThatThrownBy(() -> journals.reopen("j1"))
                    .isInstanceOf(RemedyException.class)
                    .hasMessage("journal j1 is being written just now");
            assertThatThrownBy(() -> new Journals(folder).reopen("j1")).isInstanceOf(RemedyException.class);
        }
        journals.reopen("j1").close();
    }

    @Test
    void aPlanIsAppliedByOneAtATime() throws Exception {
        try (Journal journal = journals.begin(plan())) {
            journal.append(opened(journal));
            assertThatThrownBy(() -> journals.begin(plan()))
                    .isInstanceOf(RemedyException.class)
                    .hasMessage("p7 is being applied just now");
            journal.append(new JournalRecord.Finished(NOW, "done"));
        }
        whole();
        Path held = folder.resolve("plan-0123456789ab.lock");
        try (FileChannel other = FileChannel.open(held, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> journals.begin(plan())).isInstanceOf(RemedyException.class);
            assertThatThrownBy(() -> journals.reopen("j1"))
                    .isInstanceOf(RemedyException.class)
                    .hasMessage("p7 is being applied just now");
        }
        assertThat(journals.list()).extracting(JournalSummary::id).containsExactly("j2", "j1");
        journals.reopen("j1").close();
    }

    @Test
    void aDamagedJournalOfAPlanIsNoReasonToRepeatIt() throws IOException {
        try (Journal journal = journals.begin(plan())) {
            journal.append(opened(journal));
            journal.append(intent());
        }
        List<String> lines = Files.readAllLines(file());
        lines.set(1, lines.get(1).replace("operator", "nobody"));
        lines(lines);

        assertThatThrownBy(() -> journals.begin(plan()))
                .isInstanceOf(RemedyException.class)
                .hasMessageStartingWith("p7 was begun in j1, and can't be gone on with: line 2 of journal j1");
        assertThat(journals.list()).hasSize(1);
    }

    @Test
    void secretsInAnswersAreNotWritten() throws IOException {
        try (Journal journal = journals.begin(plan())) {
            journal.append(new JournalRecord.Ended(
                    NOW,
                    1,
                    new Outcome.Changed(
                            Map.of(
                                    "ActivationId",
                                    "a-1",
                                    "ActivationCode",
                                    "open sesame",
                                    "Deep",
                                    List.of(Map.of("SecretAccessKey", "k"))),
                            "r")));
        }

        assertThat(Files.readString(file()))
                .contains("a-1")
                .doesNotContain("open sesame")
                .doesNotContain("\"k\"");
    }

    @Test
    void aFolderThatOthersMayWriteToIsNotUsed() throws Exception {
        Path shared = Files.createDirectory(home.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> new Journals(shared).begin(plan()))
                .isInstanceOf(RemedyException.class)
                .hasMessage("others may write to " + shared + ", where journals are kept");
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void auditsGetEveryCallAsLinesAndAsATable() {
        try (Journal journal = journals.begin(plan())) {
            journal.append(opened(journal));
            journal.append(intent());
            journal.append(ended());
        }

        List<JournalRow> rows = journals.rows("j1");

        assertThat(JournalExport.jsonLines(rows))
                .isEqualTo("{\"journal\":\"j1\",\"when\":\"2026-11-23T12:00:00Z\",\"who\":\"arn:operator\","
                        + "\"why\":\"INC-1\",\"plan\":\"fleetsh p7-0123456789ab\",\"effect\":1,"
                        + "\"resource\":\"service setting a\",\"title\":\"set a\",\"scope\":\"111122223333/eu-west-3\","
                        + "\"operation\":\"ssm:UpdateServiceSetting\","
                        + "\"parameters\":" + parameters(rows.get(0)) + ","
                        + "\"requestId\":\"request-1\",\"outcome\":\"changed\",\"detail\":\"\",\"output\":\"\"}\n");
        assertThat(JournalExport.csv(rows).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("j1,2026-11-23T12:00:00Z,arn:operator,INC-1,fleetsh p7-0123456789ab,1,service setting a,")
                .endsWith(",request-1,changed,,");
    }

    private static String parameters(JournalRow row) {
        return dev.fleetsh.remedy.json.DataJson.compact(row.call().parameters());
    }

    @Test
    void plansAreFoundByTheirNames() {
        whole();

        assertThat(journals.newestPlan()).isEqualTo(7);
        assertThat(journals.ofPlan("0123456789ab")).hasSize(1);
        assertThat(journals.ofPlan("p7")).isEmpty();
    }

    @Test
    void noNameLeadsOutOfTheFolder() {
        whole();
        for (String id : List.of("j2", "../j1", "j1.jsonl", "", "j1/../j1")) {
            assertThatThrownBy(() -> journals.read(id)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void theFolderNeedNotBeThere() {
        assertThat(journals.list()).isEmpty();
        assertThat(journals.newestPlan()).isZero();
    }

    @Test
    void aFolderThatCantBeReadIsNoEmptyOne() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file in its place");
        assertThatThrownBy(journals::list)
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("the folder of journals can't be read");
    }
}
