package dev.fleetsh.shell;

import dev.fleetsh.SlowFleet;
import dev.fleetsh.fleet.Fleet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at the terminal: once stops what can be stopped, twice brings the prompt back whatever runs. */
class CancelTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-1");

    @TempDir
    Path folder;

    private void cancelled(Screen screen, String what) throws Exception {
        long start = System.nanoTime();
        screen.control('C').await("✗ cancelled\n[\\s\\S]*^sim ○ 3>$");
        // A figure to look at; time on a busy machine proves nothing.
        System.out.printf("cancelled after %d ms: %s%n", (System.nanoTime() - start) / 1_000_000, what);
        screen.line("40 + 2").await("^\\$\\d+ = 42\n[\\s\\S]*^sim ○ 3>$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "println 'started'; while (true) {}",
                "println 'started'; [1].each { while (true) { } }",
                "println 'started'; nodes.where { while (true) {}; true }",
                "println 'started'; sleep 100000000",
                "println 'started'; [1].each { sleep(100000000) }",
                "println 'started'; for (;;) { try { sleep 1000 } catch (e) { } }",
                "println 'started'; while (true) { 'x'.size() }",
                "println 'started'; while (true) { println 'again' }",
            })
    void oneControlCStopsLoopsClosuresAndSleep(String line) throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line(line).await("^started|^again");
            cancelled(screen, line);
        }
    }

    @Test
    void oneControlCStopsACallOfAwsThatDoesNotAnswer() throws Exception {
        try (Screen screen = new Screen(SlowFleet.afterwards(FLEET, "latency=600s"), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("refresh").await("^collecting ");
            cancelled(screen, "AWS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "println 'started'; while (true) { try { Thread.sleep(5) } catch (Throwable t) { } }",
                "println 'started'; ('a' * 60 + 'b') ==~ /(a|aa|aaa)+\\1z/",
                "println 'started'; (2 ** 900000) ** 90",
                "println 'started'; (1..100000000).parallelStream().map { (2 ** 5000) ** 50 }.count()",
                "println 'started'; new java.util.concurrent.locks.ReentrantLock().with { it.lock(); new Thread({ -> it.lock() }).join(); for (;;) java.util.concurrent.locks.LockSupport.parkNanos(1000) }",
            })
    void aSecondControlCLeavesWhateverRunsToItself(String line) throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("import java.util.concurrent.TimeUnit")
                    .line("class K { int v = 7 }")
                    .line("kept = 1");
            screen.await("^\\$3 = 1\n");
            screen.line(line).await("^started");
            screen.control('C').control('C');
            screen.await("✗ cancelled\n[\\s\\S]*^sim ○ 3>$");
            screen.line("kept + new K().v + TimeUnit.HOURS.toMinutes(1)").await("= 68\n[\\s\\S]*^sim ○ 3>$");
        }
    }
}
