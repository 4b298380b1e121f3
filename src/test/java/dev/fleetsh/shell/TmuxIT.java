package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher at a real terminal, with a person's keys. */
class TmuxIT {
    private static final String PROMPT = "^sim ○ 240> ?$";

    @TempDir
    Path home;

    @BeforeEach
    void tmux() {
        Tmux.require();
    }

    @Test
    void aPersonStartsCompletesRunsCancelsResizesPastesAndLeaves() throws Exception {
        try (Tmux terminal = open(100, 40)) {
            terminal.await(PROMPT);
            terminal.await("240 nodes · 3 accounts · 4 Regions · collected");

            terminal.type("docto").keys("Tab").await("^sim ○ 240> doctor ?$");
            terminal.keys("C-u").await(PROMPT);
            terminal.type("why DC-PARIS-0").await("why DC-PARIS-0$");
            terminal.keys("Tab").await("DC-PARIS-02");
            terminal.keys("Tab").await("^why NODE…[\\s\\S]*press Tab again for the documentation");
            terminal.keys("C-c").await("why DC-PARIS-0[\\s\\S]*" + PROMPT);

            terminal.type("nodes WEB-PARIS-*").keys("Enter");
            assertThat(terminal.await("^\\$1 = 6 of 240 nodes[\\s\\S]*" + PROMPT))
                    .contains("NODE", "WEB-PARIS-12");

            terminal.type("while (true) {}").keys("Enter").await("while \\(true\\) \\{}$\\n*\\z");
            terminal.keys("C-c").await("cancelled\\n[\\s\\S]*" + PROMPT);

            terminal.type("6 * 7").keys("Enter").await("^\\$\\d+ = 42$[\\s\\S]*" + PROMPT);
        }
    }

    @Test
    void aTableThatIsShownWhileTheWindowShrinksLeavesAPromptThatWorks() throws Exception {
        try (Tmux terminal = open(120, 40)) {
            terminal.await("collected in[\\s\\S]*" + PROMPT);
            terminal.type("nodes WEB-PARIS-*").keys("Enter").await("^\\$1 = 6 of 240 nodes[\\s\\S]*" + PROMPT);
            terminal.resize(50, 20);
            awaitWidth(terminal, 50);
            terminal.type("40 + 2").await("^sim ○ 240> 40 \\+ 2$");
            terminal.keys("Enter").await("= 42$[\\s\\S]*" + PROMPT);
            terminal.keys("C-l").await("\\A" + PROMPT);
            terminal.type("nodes WEB-PARIS-* --limit 3").keys("Enter");
            String narrow = terminal.await("^\\$3 = 6 of 240 nodes[\\s\\S]*" + PROMPT);
            assertThat(narrow.lines().filter(line -> line.contains("WEB-PARIS")).toList())
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));

            terminal.resize(120, 40);
            awaitWidth(terminal, 120);
            terminal.keys("C-l").await("\\A" + PROMPT);
            terminal.type("nodes WEB-PARIS-* --limit 3").keys("Enter").await("NAME +ACCOUNT +REGION[\\s\\S]*" + PROMPT);
        }
    }

    /** The program hears of its new size some time later, and nothing on the screen tells when. */
    private static void awaitWidth(Tmux terminal, int columns) throws Exception {
        String told = ", " + columns + " columns";
        for (int i = 0; i < 100; i++) {
            terminal.keys("C-l").await("\\A" + PROMPT);
            terminal.type("/env").keys("Enter");
            if (terminal.await("columns[\\s\\S]*class path[\\s\\S]*" + PROMPT).contains(told)) {
                return;
            }
        }
        throw new AssertionError("the shell does not learn of its " + columns + " columns:\n" + terminal.screen());
    }

    @Test
    void aPastedBlockStaysWholeUntilEnter() throws Exception {
        try (Tmux terminal = open(100, 30)) {
            terminal.await("collected in[\\s\\S]*" + PROMPT);
            terminal.paste("def square(int n) {\n\tint r = n * n\n\n\treturn r // 3 \\d ! $\n}\nsquare(12)")
                    .await("square\\(12\\)$");
            assertThat(terminal.screen()).doesNotContain("144");
            terminal.keys("Enter").await("= 144$[\\s\\S]*" + PROMPT);

            StringBuilder lines = new StringBuilder("total = 0\n");
            for (int i = 0; i < 200; i++) {
                lines.append("total += ").append(i).append('\n');
            }
            terminal.paste(lines.append("'sum ' + total").toString()).await("'sum ' \\+ total$");
            terminal.keys("Enter").await("= sum 19900$[\\s\\S]*" + PROMPT);
        }
    }

    @Test
    void leavingGivesTheExitCode() throws Exception {
        try (Tmux terminal = open(80, 24)) {
            terminal.await(PROMPT);
            terminal.keys("C-d");
            assertThat(terminal.awaitExit()).isZero();
        }
        try (Tmux terminal = open(80, 24)) {
            terminal.await(PROMPT);
            terminal.type("/exit 7").keys("Enter");
            assertThat(terminal.awaitExit()).isEqualTo(7);
        }
    }

    @Test
    void aTerminalThatIsClosedEndsTheProcess() throws Exception {
        ProcessHandle program;
        try (Tmux terminal = open(80, 24)) {
            terminal.await(PROMPT);
            program = terminal.program();
            assertThat(program.isAlive()).isTrue();
        }
        program.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aTerminalOfFortyColumnsHasAPromptAndWholeLines() throws Exception {
        try (Tmux terminal = open(40, 10)) {
            terminal.await(PROMPT);
            terminal.type("can DC-PARIS-01 port-forward").keys("Enter");
            assertThat(terminal.await("needs no[\\s\\S]*" + PROMPT).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        }
    }

    @Test
    void aDumbTerminalAndNoColorShowNoControlCodes() throws Exception {
        try (Tmux terminal = open(80, 24, "env", "TERM=dumb")) {
            terminal.await("^sim ○ (240|…)>");
            terminal.type("6 * 7").keys("Enter").await("\\$1 = 42$");
            assertThat(terminal.screen()).doesNotContain("^[", "[1m");
        }
        try (Tmux terminal = open(80, 24, "env", "NO_COLOR=1")) {
            terminal.await(PROMPT);
            terminal.type("6 * 7").keys("Enter").await("\\$1 = 42$");
            assertThat(terminal.colors()).isFalse();
        }
    }

    private Tmux open(int columns, int rows, String... before) throws Exception {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(Launched.LAUNCHER.toString(), "--sandbox"));
        return new Tmux(new Launched(home).process(Map.of(), command), home, columns, rows);
    }
}
