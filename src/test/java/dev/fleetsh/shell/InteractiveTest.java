package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractiveTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-PARIS-01");

    @TempDir
    Path folder;

    @Test
    void thePromptIsThereBeforeTheFleetAndGetsItsCount() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        try (Screen screen = new Screen(TestFleet.source(progress -> waitFor(collected)), folder)) {
            screen.await("^sim ○ …>");
            collected.countDown();
            screen.await("3 nodes · 1 account · 1 Region · collected in .* · complete: 1 of 1 scope");
            screen.await("^sim ○ 3>");
        }
    }

    @Test
    void aFailedCollectingLeavesThePromptUsable() throws Exception {
        try (Screen screen = new Screen(
                TestFleet.source(progress -> {
                    throw new CloudException("no credentials for profile \"prod\"", "run `aws sso login`");
                }),
                folder)) {
            screen.await("✗ no credentials for profile \"prod\"");
            String text = screen.await("^sim ○ \\?>");
            assertThat(text).contains("aws sso login").contains("`refresh` tries again");
        }
    }

    @Test
    void controlDLeaves() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            assertThat(screen.control('D').awaitExit()).isZero();
        }
    }

    @Test
    void controlCClearsTheTypedLine() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.type("half a li").await("half a li");
            screen.control('C').await("half a li[\\s\\S]*^sim ○ 3>$");
        }
    }

    @Test
    void tabCompletesVerbsOptionsIdsNamesAndChecks() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.type("docto\t").await("^sim ○ 3> doctor $|^sim ○ 3> doctor$");
            cleared(screen).type("nodes --lim\t").await("3> nodes --limit$");
            cleared(screen).type("why DC\t").await("3> why DC-PARIS-01$");
            cleared(screen).type("why i-0a0000\t").await("3> why i-0a00000000000000$");
            // What is awaited shows that Tab was heard: a key still on its way would go to the line after Ctrl-C.
            screen.type("2\t--").await("3> why i-0a000000000000002 --$");
            cleared(screen).type("checks agent-min\t").await("3> checks agent-min-version$");
            cleared(screen).type("can WEB-1 port\t").await("3> can WEB-1 port-forward$");
            cleared(screen).type("rules se\t").await("3> rules seed$");
        }
    }

    @Test
    void aPathIsDrawnAndKeptAsAValue() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.type("path WEB-1 ssmm\t").await("3> path WEB-1 ssmmessages $|3> path WEB-1 ssmmessages$");
            screen.type("\r")
                    .await("ssmmessages {2}unknown[\\s\\S]*endpoint-ssmmessages-443[\\s\\S]*^\\$1[\\s\\S]*3>$");
            screen.type("$1.path.deciding().stage\r").await("network interface[\\s\\S]*3>$");
        }
    }

    @Test
    void tabCompletesCheckIdsWhereverAVerbTakesThem() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.type("check --checks agent-min\t").await("3> check --checks agent-min-version$");
            cleared(screen).type("check --checks=agent-min\t").await("3> check --checks=agent-min-version$");
            cleared(screen).type("check --checks=imds-enabled,agent-min\t").await("enabled,agent-min-version$");
            cleared(screen).type("check agent-min\t").await("3> check agent-min-version$");
            cleared(screen).type("checks work\t").await("3> checks workstation-reach$");
        }
    }

    @Test
    void tabOffersEveryNameThatBeginsSo() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            String text = screen.type("why WEB\t").await("WEB-2");
            assertThat(text).contains("3> why WEB-\n", "WEB-1").doesNotContain("DC-PARIS-01");
        }
    }

    @Test
    void tabWhileCollectingWaitsForNothing() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        try (Screen screen = new Screen(TestFleet.source(progress -> waitFor(collected)), folder)) {
            screen.await("^sim ○ …>");
            screen.type("why DC\tx").await("…> why DCx$");
            screen.type("\t\177").await("…> why DC$");
            collected.countDown();
            screen.await("3> why DC$");
            screen.type("\t").await("3> why DC-PARIS-01$");
        }
    }

    @Test
    void aLineTypedBeforeTheFleetWaitsForItAndControlCEndsTheWaiting() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        try (Screen screen = new Screen(
                TestFleet.source(progress -> {
                    progress.at("retail/eu-west-3", 1, 4);
                    return waitFor(collected);
                }),
                folder)) {
            screen.await("^sim ○ …>");
            screen.line("nodes").await("^collecting 1 of 4 · retail/eu-west-3");
            screen.control('C').await("✗ cancelled\n[\\s\\S]*^sim ○ …>$");
            screen.line("nodes");
            collected.countDown();
            String text = screen.await("^\\$1 = 3 nodes · \\d+ ms[\\s\\S]*^sim ○ 3>$");
            assertThat(text).contains("DC-PARIS-01").doesNotContain("collecting 1 of 4");
        }
    }

    @Test
    void aNameThatTriesToRewriteTheScreenIsShownHarmless() throws Exception {
        Fleet hostile = TestFleet.of("a\u001b[2Jb\u0007\u009b31mc\u202ed", "WEB-2");
        try (Screen screen = new Screen(TestFleet.source(hostile), folder)) {
            screen.await("^sim ○ 2>");
            screen.line("nodes").await("^\\$1 = 2 nodes");
            screen.line("why i-0a000000000000001").await("checks pass, \\d+ do not apply\n+^sim ○ 2>$");
            screen.type("why i-0a00000000000000\t").await("i-0a000000000000001 [\\s\\S]*i-0a000000000000002");
            assertThat(screen.stream())
                    .doesNotContain("\u001b[2J")
                    .doesNotContain("\u0007")
                    .doesNotContain("\u009b")
                    .doesNotContain("\u202e");
        }
    }

    @Test
    void exitLeavesWithItsCodeAlsoWithASlash() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            assertThat(screen.line("/exit 7").awaitExit()).isEqualTo(7);
        }
    }

    @Test
    void mistypedVerbsGetTheNearestName() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("why NO-SUCH-NODE").await("✗ .*NO-SUCH-NODE");
            screen.line("checks agent-min-versio").await("did you mean \"agent-min-version\"\\?");
        }
    }

    @Test
    void secretsAndLinesWithALeadingSpaceStayOutOfTheHistoryWhichIsForItsOwnerOnly() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("help nodes").await("^sim ○ 3>$");
            screen.line(" help check").await("check \\[SELECTION\\]");
            screen.line("help password=hunter2").await("hunter2[\\s\\S]*^sim ○ 3>$");
            screen.control('D').awaitExit();
        }
        Path history = folder.resolve("history");
        assertThat(Files.readString(history)).contains("help nodes").doesNotContain("help check", "hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void aScreenOfTwentyColumnsIsEnough() throws Exception {
        Screen.Setting narrow = new Screen.Setting(20, "xterm-256color", List.of(), Map.of());
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, narrow)) {
            screen.await("^(sim ○ 3)?> ?");
            String opening = screen.await("^3 nodes · 1 account\n· 1 Region ·\n");
            assertThat(opening)
                    .contains("\nfleet, nothing real\nis touched · rules:\n", "\nis Groovy · Tab\ncompletes\n");
            screen.line("nodes").await("\\$1 = 3 nodes");
            screen.line("weigh dc").await("✗ no verb \"weigh\"\n  `help` lists the\n  verbs\n");
            screen.line("help why").await("why NODE");
            assertThat(screen.control('D').awaitExit()).isZero();
        }
    }

    @Test
    void noColorAndPlainSendNoColoursAndPlainRedrawsNothing() throws Exception {
        Screen.Setting noColor = new Screen.Setting(100, "xterm-256color", List.of(), Map.of("NO_COLOR", "1"));
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, noColor)) {
            screen.await("^sim ○ 3>");
            screen.line("check").await("^\\$1 = Assessment");
            assertThat(screen.stream()).doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
        }
        Screen.Setting plain = new Screen.Setting(100, "xterm-256color", List.of("--plain"), Map.of());
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, plain)) {
            screen.await("^sim \\S+>");
            screen.line("nodes").await("^\\$1 = 3 nodes");
            assertThat(screen.stream()).doesNotContain("○").doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
        }
    }

    @Test
    void coloursAreSwitchedOffAndOnWhileTheShellRuns() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("/set color off").await("color +off[\\s\\S]*3>$");
            int begun = screen.stream().length();
            screen.line("check").await("^\\$1 = Assessment[\\s\\S]*3>$");
            screen.line("1 / 0").await("Division by zero[\\s\\S]*3>$");
            assertThat(screen.stream().substring(begun)).doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
            screen.line("/set color on").await("color +on[\\s\\S]*3>$");
            begun = screen.stream().length();
            screen.line("check").await("^\\$\\d = Assessment[\\s\\S]*^\\$\\d = Assessment[\\s\\S]*3>$");
            assertThat(screen.stream().substring(begun)).containsPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
        }
    }

    @Test
    void aDumbTerminalGetsNoControlCodes() throws Exception {
        Screen.Setting dumb = new Screen.Setting(80, "dumb", List.of(), Map.of("TERM", "dumb"));
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, dumb)) {
            screen.await("^sim ○ \\S+>");
            screen.line("nodes").await("^\\$1 = 3 nodes");
            assertThat(screen.stream()).doesNotContain("\u001b");
        }
    }

    @Test
    void controlCOnADumbTerminalCancelsTheLineAndKeepsTheShell() throws Exception {
        Screen.Setting dumb = new Screen.Setting(80, "dumb", List.of(), Map.of("TERM", "dumb"));
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder, dumb)) {
            screen.await("^sim ○ \\S+>");
            screen.line("println 'started'; while (true) {}").await("^started");
            screen.control('C').await("✗ cancelled\n[\\s\\S]*^sim ○ 3>$");
            screen.type("half a li").await("> half a li");
            screen.control('C').await("half a li.*\n[\\s\\S]*^sim ○ 3>$");
            screen.line("nodes.where {").await("^… \\{>");
            screen.control('C').await("^… \\{>.*\n[\\s\\S]*^sim ○ 3>$");
            String text = screen.line("1 + 2").await("^\\$1 = 3$");
            assertThat(text.split("1 \\+ 2", -1)).as("typed once, shown once").hasSize(2);
        }
    }

    @Test
    void groovyLinesGetNamesAndKeepTheirVariables() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("1 + 1").await("^\\$1 = 2$");
            screen.line("def web = nodes.where { name.startsWith('WEB') }").await("^\\$2 = 2 of 3 nodes");
            screen.line("web.size() + $1").await("^\\$3 = 4$");
            screen.line("'a\\\\d!b' =~ /\\w!b/ ? 'kept' : 'eaten'").await("^\\$4 = kept$");
            screen.line("println 'x' + \"\\u001b[2J\"").await("^x");
            assertThat(screen.stream()).doesNotContain("\u001b[2J");
        }
    }

    @Test
    void anOpenBraceGoesOnAndTheContinuationSaysWhy() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("nodes.where {").await("… \\{>");
            screen.line("  name == 'WEB-2'").line("}").await("^\\$1 = 1 of 3 nodes");
        }
    }

    @Test
    void aBlankLineIsTheWayOutOfAnOpenBlock() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("nodes.where {").await("… \\{>");
            screen.line("").await("✗ [\\s\\S]*^sim ○ 3>$");
            screen.line("2 + 3").await("^\\$1 = 5$");
            screen.line("1 == 2").await("^\\$2 = false$");
            screen.line("same = { it == 2 }").await("^\\$3 = a closure$|^a closure$");
        }
    }

    @Test
    void aMistakeIsMarkedUnderItsPlace() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            String text = screen.line("nodes agnt < '3'").await("^ {8}\\^{4}$");
            assertThat(text)
                    .contains("agnt")
                    .contains("\n  nodes agnt < '3'\n        ^^^^\n")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void controlCStopsALoopAndThePromptComesBack() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("println 'started'; while (true) {}").await("^started");
            screen.control('C').await("✗ cancelled\n[\\s\\S]*^sim ○ 3>$");
            screen.line("1 + 2").await("^\\$1 = 3$");
        }
    }

    @Test
    void aSecondControlCLeavesALineToItselfThatDoesNotStop() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("kept = 41").await("^\\$1 = 41");
            // Nobody who waits for a lock by lock() heeds an interrupt, and who holds this one is gone.
            screen.line("l = new java.util.concurrent.locks.ReentrantLock(); Thread.start { l.lock() }.join();"
                            + " println 'stubborn'; l.lock()")
                    .await("^stubborn");
            screen.control('C').control('C');
            screen.await("left to itself[\\s\\S]*✗ cancelled\n[\\s\\S]*^sim ○ 3>$");
            screen.line("kept + 1").await("^\\$2 = 42$");
        }
    }

    @Test
    void tabCompletesPropertiesAndRunsNothing() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.type("nodes computerN\t").await("3> nodes computerName$");
            cleared(screen).type("nodes.groupBy { regio\t").await("3> nodes.groupBy \\{ region$");
            Path trap = folder.resolve("trap");
            cleared(screen).type("new File('" + trap + "').createNewFile().\tx").await("\\(\\)\\.x$");
            cleared(screen).line("40 + 2").await("= 42$");
            assertThat(trap).doesNotExist();
        }
    }

    @Test
    void aPasteOfSeveralLinesRunsEachOfThem() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.type("\u001b[200~a = 20\nb = [1,\n 2]\nnodes WEB-1\na + b.size()\u001b[201~\r");
            screen.await("^\\$4 = 22$");
        }
    }

    /** Keys that come before the next prompt are the terminal's, not the editor's, so the prompt is awaited. */
    private static Screen cleared(Screen screen) throws Exception {
        screen.control('C').await("a fresh prompt", text -> text.endsWith("3>"));
        return screen;
    }

    private static Fleet waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FLEET;
    }
}
