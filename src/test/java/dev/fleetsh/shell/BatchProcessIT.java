package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.shell.Launched.Ended;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs without a person, as processes: exit codes, pipes, colours and widths. */
class BatchProcessIT {
    @TempDir
    Path home;

    private Launched fleetsh;

    @BeforeEach
    void launcher() {
        fleetsh = new Launched(home);
    }

    @Test
    void everyExitCodeHasItsCause() throws Exception {
        assertThat(fleetsh.run("--sandbox", "-c", "1 + 1").code()).isZero();
        assertThat(fleetsh.run("--sandbox", "-c", "check", "--fail-on", "blocker")
                        .code())
                .isEqualTo(1);
        assertThat(fleetsh.run("--sandbox", "-c", "throw new IllegalStateException('no')")
                        .code())
                .isEqualTo(1);
        assertThat(fleetsh.run("--sandbox", "-c", "why NOT-A-NODE").code()).isEqualTo(2);
        assertThat(fleetsh.run("--sandbox", "-c", "int x = ").code()).isEqualTo(3);
        assertThat(fleetsh.run("--profile", "nope", "--region", "eu-west-1", "-c", "nodes")
                        .code())
                .isEqualTo(4);
        assertThat(fleetsh.run("--sandbox", "-c", "exit 42").code()).isEqualTo(42);
    }

    @Test
    void warmingMakesAnArchiveThatTheNextRunUses() throws Exception {
        Ended warmed = fleetsh.run("--warm");
        assertThat(warmed.err()).isEmpty();
        assertThat(warmed.code()).isZero();
        Path archive = Path.of(warmed.out().strip().replaceFirst("^class archive for Java \\S+ ", ""));
        assertThat(archive).exists().hasParent(home.resolve("state"));
        assertThat(home.resolve("state/rehearsal")).doesNotExist();
        assertThat(fleetsh.run("--sandbox", "-c", "6 * 7").out()).isEqualTo("42\n");
    }

    @Test
    void theFirstFailureEndsTheRun() throws Exception {
        Ended ended = fleetsh.run("--sandbox", "-c", "'before'", "-c", "nodes agnt < '3'", "-c", "'behind'");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEqualTo("before\n");
    }

    @Test
    void interruptedGives130() throws Exception {
        Process process = fleetsh.process(
                        Map.of(),
                        List.of(Launched.LAUNCHER.toString(), "--sandbox", "-c", "println 'running'; while (true) {}"))
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("running");
            assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void outputToAPipeThatClosesEndsQuietly() throws Exception {
        Path err = home.resolve("err");
        String lines = "for (i in 1..200000) println 'line ' + i";
        Process process = fleetsh.process(
                        Map.of("LINES_OF_GROOVY", lines),
                        List.of(
                                "bash",
                                "-c",
                                "'" + Launched.LAUNCHER + "' --sandbox -c \"$LINES_OF_GROOVY\" 2>'" + err
                                        + "' | head -n 2; exit ${PIPESTATUS[0]}"))
                .start();
        Ended ended = Launched.ended(process, "");
        assertThat(ended.out()).isEqualTo("line 1\nline 2\n");
        assertThat(Files.readString(err)).isEmpty();
        assertThat(ended.code()).isEqualTo(141);
    }

    @Test
    void aScriptFromStandardInputKeepsItsVariablesAndItsBlocks() throws Exception {
        String script = """
                def old = nodes.where {
                    windows && agent < '3.0.222.0'
                }

                old.size() + ' old'
                nodes WEB-PARIS-12 --columns name
                """;
        Ended ended = fleetsh.run(Map.of(), script, "--sandbox");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("7 old\n", "WEB-PARIS-12");
        assertThat(fleetsh.run(Map.of(), script, "--sandbox", "-f", "-").out()).isEqualTo(ended.out());
    }

    @Test
    void aTerminalOfNoSizeIsTakenForAnOrdinaryOne() throws Exception {
        // `script` opens a terminal and gives it no size when it has none itself.
        Process process = fleetsh.process(
                        Map.of("TERM", "xterm-256color"),
                        List.of(
                                "script",
                                "-qfec",
                                "stty rows 0 cols 0; '" + Launched.LAUNCHER + "' --sandbox",
                                "/dev/null"))
                .start();
        Ended ended = Launched.ended(process, "6 * 7\n/exit 5\n");
        assertThat(ended.out()).contains("42");
        assertThat(ended.code()).isEqualTo(5);
    }

    @Test
    void coloursReachATerminalAndNotWithNoColorOrADumbOne() throws Exception {
        assertThat(inTerminal(Map.of("TERM", "xterm-256color"))).contains("\u001b[");
        assertThat(inTerminal(Map.of("TERM", "xterm-256color", "NO_COLOR", "1")))
                .doesNotContain("\u001b[");
        assertThat(inTerminal(Map.of("TERM", "dumb"))).doesNotContain("\u001b[");
    }

    @Test
    void fortyColumnsHoldEveryLineOfEveryKindOfAnswer() throws Exception {
        for (String line :
                List.of("nodes --limit 5", "check", "why DC-PARIS-01", "nodes.groupBy { region }.counts()")) {
            String out = fleetsh.run(Map.of("COLUMNS", "40"), "", "--sandbox", "-c", line)
                    .out();
            assertThat(out.lines()).as(line).isNotEmpty().allSatisfy(shown -> assertThat(
                            shown.codePointCount(0, shown.length()))
                    .isLessThanOrEqualTo(40));
        }
    }

    private String inTerminal(Map<String, String> environment) throws Exception {
        Process process = fleetsh.process(
                        environment,
                        List.of("script", "-qfec", "'" + Launched.LAUNCHER + "' --sandbox -c check", "/dev/null"))
                .start();
        Ended ended = Launched.ended(process, "");
        assertThat(ended.code()).isZero();
        return ended.out();
    }
}
