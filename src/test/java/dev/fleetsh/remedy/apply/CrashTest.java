package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.apply.ScriptedCloud.Fault;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applies that die at any record of their journal, under any faults, and are gone on with: nothing is done twice. */
class CrashTest {
    private static final int NODES = 12;

    @TempDir
    private Path folder;

    /** The end of a process: no code of the engine may catch it. */
    private static final class Halt extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at a record: before it is written, or right after. */
    private record Mortal(Journal journal, long at, boolean before) implements Journal {
        @Override
        public boolean announces(ScopeId scope, String operation) {
            return journal.announces(scope, operation);
        }

        @Override
        public String id() {
            return journal.id();
        }

        @Override
        public String tag() {
            return journal.tag();
        }

        @Override
        public long next() {
            return journal.next();
        }

        @Override
        public void append(JournalRecord record) {
            long number = journal.next();
            if (number == at && before) {
                throw new Halt();
            }
            journal.append(record);
            if (number == at) {
                throw new Halt();
            }
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private static Plan plan() {
        List<Bench.Draft> drafts = new ArrayList<>();
        drafts.add(Bench.setting(1, "a"));
        drafts.add(Bench.setting(2, "b"));
        for (int n = 0; n < NODES; n++) {
            drafts.add(Bench.script(n + 3, n, Map.of()));
        }
        return Bench.plan(drafts.toArray(Bench.Draft[]::new));
    }

    private Bench bench(String name) throws Exception {
        Bench bench = new Bench(Files.createDirectories(folder.resolve(name)), NODES);
        bench.cloud.settings.putAll(Map.of("a", "old", "b", "old"));
        return bench;
    }

    /** Applies until it is over or dies; whether it died. */
    private static boolean dies(Bench bench, Plan plan, long at, boolean before) {
        try {
            bench.engine()
                    .apply(
                            bench.permit(plan),
                            bench.fleet,
                            wanted -> new Mortal(bench.journals.begin(wanted), at, before),
                            bench.options,
                            new Brake(),
                            ApplyListener.NONE);
            return false;
        } catch (Halt e) {
            return true;
        }
    }

    private static boolean diesAgain(Bench bench, Plan plan, long at, boolean before) {
        try (Journal journal = bench.journals.reopen("j1")) {
            bench.engine()
                    .resume(
                            bench.permit(plan),
                            bench.fleet,
                            bench.journals.read("j1"),
                            new Mortal(journal, at, before),
                            bench.options,
                            new Brake(),
                            ApplyListener.NONE);
            return false;
        } catch (Halt e) {
            return true;
        }
    }

    private static Map<String, Long> settings(Bench bench) {
        return bench.cloud.changes.stream()
                .filter(call -> call.name().equals("UpdateServiceSetting"))
                .collect(Collectors.groupingBy(CrashTest::setting, Collectors.counting()));
    }

    private static String setting(ApiCall call) {
        return String.valueOf(call.parameters().get("SettingId"));
    }

    @Test
    void everyRecordInTurnFromBothSides() throws Exception {
        long records = 0;
        for (boolean before : new boolean[] {false, true}) {
            boolean dies = true;
            for (long at = before ? 2 : 1; dies; at++) {
                Bench bench = bench(before + "-" + at);
                Plan plan = plan();
                dies = dies(bench, plan, at, before);
                if (dies) {
                    assertThat(bench.resume("j1").fine()).as("halted at %s", at).isTrue();
                    records++;
                }
                assertThat(bench.cloud.runs.values())
                        .as("halted at %s", at)
                        .hasSize(NODES)
                        .containsOnly(1);
                assertThat(settings(bench)).as("halted at %s", at).isEqualTo(Map.of("a", 1L, "b", 1L));
            }
        }
        assertThat(records).isGreaterThan(50);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** Halts, lost answers, lost calls and throttling by chance, until it is over. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensNothingIsDoneTwice(long seed) throws Exception {
        Random random = new Random(seed);
        Bench bench = bench("seed");
        bench.options = bench.options
                .maxErrors(new Share(100, false))
                .wave(new Share(1 + random.nextInt(NODES), false))
                .concurrency(1 + random.nextInt(120));
        bench.cloud.endings = node -> random.nextInt(8) == 0 ? Ending.UNDELIVERED : Ending.CHANGED;
        bench.cloud.faults(IntStream.range(0, random.nextInt(6))
                .mapToObj(n -> List.of(Fault.NONE, Fault.ANSWER_LOST, Fault.CALL_LOST, Fault.THROTTLED)
                        .get(random.nextInt(4)))
                .toArray(Fault[]::new));
        Plan plan = plan();

        boolean alive = !dies(bench, plan, 2 + random.nextInt(40), random.nextBoolean());
        for (int n = 0; n < 4 && bench.journals.list().get(0).resumable(); n++) {
            alive = !diesAgain(
                    bench,
                    plan,
                    bench.journals.read("j1").entries().size() + 2 + random.nextInt(30),
                    random.nextBoolean());
        }
        if (!alive || bench.journals.list().get(0).resumable()) {
            bench.cloud.endings = node -> Ending.CHANGED;
            bench.resume("j1");
        }

        assertThat(bench.cloud.runs.values()).hasSize(NODES).containsOnly(1);
        assertThat(settings(bench)).isEqualTo(Map.of("a", 1L, "b", 1L));
        assertThat(bench.journals.read("j1").inFlight()).isEmpty();
        assertThat(bench.journals.read("j1").left()).isEmpty();
    }
}
