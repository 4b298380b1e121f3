package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
    /** On a screen of 40 lines. */
    private static final Fleet FLEET = TestFleet.of(
            IntStream.rangeClosed(1, 90).mapToObj("NODE-%03d"::formatted).toArray(String[]::new));

    @TempDir
    Path folder;

    @Test
    void anAnswerClearlyLongerThanTheScreenOpensInThePagerWhichScrollsAndGoesAwayAtQ() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 90>");
            String first = screen.line("nodes").await("NODE-038[\\s\\S]*q leaves$");
            assertThat(first).contains("NODE-001").doesNotContain("NODE-039", "$1 =", "sim ○");
            screen.type(" ").await("NODE-039[\\s\\S]*NODE-077[\\s\\S]*^:$");
            screen.type("G").await("^\\$1 = 90 nodes");
            screen.type("g").await("NODE-001");
            String after = screen.type("q").await("^\\$1 = 90 nodes · \\d+ ms[\\s\\S]*^sim ○ 90>$");
            assertThat(after).doesNotContain("NODE-002");
            screen.line("1 + 1").await("^\\$2 = 2\n+sim ○ 90>$");
        }
    }

    @Test
    void thePagerSearches() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 90>");
            screen.line("nodes").await("NODE-038[\\s\\S]*q leaves$");
            screen.type("/node-05").await("^\\s*/node-05$");
            screen.type("\r").await("NODE-050");
            screen.type("q").await("^sim ○ 90>$");
        }
    }

    @Test
    void controlCLeavesThePagerOnly() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 90>");
            screen.line("nodes").await("NODE-038[\\s\\S]*q leaves$");
            String after = screen.control('C').await("^\\$1 = 90 nodes[\\s\\S]*^sim ○ 90>$");
            assertThat(after).doesNotContain("cancelled");
            screen.line("nodes.size()").await("^\\$2 = 90");
        }
    }

    @Test
    void aResizeRedrawsThePager() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 90>");
            screen.line("nodes").await("NODE-038[\\s\\S]*q leaves$");
            screen.resize(100, 20);
            screen.await("20 lines", text -> text.contains("NODE-018") && !text.contains("NODE-020"));
            screen.type(" ").await("NODE-019[\\s\\S]*NODE-037[\\s\\S]*^:$");
            screen.type("q").await("^\\$1 = 90 nodes[\\s\\S]*^sim ○ 90>$");
        }
    }

    @Test
    void whatFitsOrIsALittleLongerIsPrinted() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 90>");
            screen.line("head 50").await("^\\$1 = 50 of 90 nodes[\\s\\S]*^sim ○ 90>$");
            assertThat(screen.stream()).contains("NODE-001").doesNotContain("\u001b[?1049h");
        }
    }

    @Test
    void plainAndDumbTerminalsHaveNoPager() throws Exception {
        Screen.Setting plain = new Screen.Setting(100, "xterm-256color", List.of("--plain"), Map.of());
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, plain)) {
            screen.await("^sim ...>");
            screen.line("nodes").await("1 = 90 nodes");
            assertThat(screen.stream()).doesNotContain("\u001b[?1049h");
        }
    }

    @Test
    void controlCStopsTheReadingOfAStreamWithoutEnd() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 90>");
            screen.line("print 'go'; java.util.stream.Stream.generate { Thread.sleep(20); 1 }")
                    .await("^go");
            screen.control('C').await("✗ cancelled\n[\\s\\S]*^sim ○ 90>$");
        }
    }

    @Test
    void controlCStopsThePrintingOfAHugeValue() throws Exception {
        Screen.Setting plain = new Screen.Setting(100, "xterm-256color", List.of("--plain"), Map.of());
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, plain)) {
            screen.await("^sim ...>");
            screen.interruptLongText();
            screen.line("(1..900).collect { \"number $it of many, and some more text\" }.join('\\n')");
            screen.await("✗ cancelled\n[\\s\\S]*sim \\S+>$");
            assertThat(screen.stream()).contains("number 1 of many").doesNotContain("number 900 of many");
        }
    }
}
