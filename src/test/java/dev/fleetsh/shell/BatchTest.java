package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fleetsh.check.Severity;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.Options.Source;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FleetSource source = TestFleet.source(TestFleet.of("WEB-1", "WEB-2"));
    private @Nullable Severity failOn;
    private Format format = Format.TABLE;

    @Test
    void linesRunInOrderAndTheirValuesArePrinted() throws Exception {
        assertThat(run("", new Source.Line("nodes WEB-2"), new Source.Line("help exit")))
                .isZero();
        assertThat(out.toString()).contains("WEB-2").doesNotContain("WEB-1").doesNotContain("\u001b");
        assertThat(out.toString().indexOf("WEB-2")).isLessThan(out.toString().indexOf("exit"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void standardInputRunsLineByLineWithoutBlankLinesAndRemarks() throws Exception {
        assertThat(run("#!/usr/bin/env fleetsh\n\n  # a remark\nnodes WEB-1\n")).isZero();
        assertThat(out.toString()).contains("WEB-1");
    }

    @Test
    void theFirstFailureEndsTheRunWithItsPlaceAndItsCode() throws Exception {
        Path file = Files.writeString(folder.resolve("x.fsh"), "nodes WEB-1\nnodes --colour\nhelp exit\n");
        assertThat(run("", new Source.File(file.toString()))).isEqualTo(2);
        assertThat(out.toString()).contains("WEB-1").doesNotContain("leaves");
        assertThat(err.toString()).contains("x.fsh:2: ").contains("--colour").doesNotContain("\tat ");
    }

    @Test
    void exitEndsTheRunWithItsCode() throws Exception {
        assertThat(run("exit 5\nnodes\n")).isEqualTo(5);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() throws Exception {
        assertThat(run("", new Source.File("no-such-file.fsh"))).isEqualTo(2);
        assertThat(err.toString()).contains("no such file: no-such-file.fsh");
    }

    @Test
    void cloudFailuresEndWithFour() throws Exception {
        source = TestFleet.source(progress -> {
            throw new CloudException("no credentials", "run `aws sso login`");
        });
        assertThat(run("nodes\n")).isEqualTo(4);
        assertThat(err.toString()).isEqualTo("✗ no credentials\n  run `aws sso login`\n");
    }

    @Test
    void aFaultOfItsOwnIsOneLineAndTheTraceIsInAFile() throws Exception {
        source = TestFleet.source(progress -> {
            throw new IllegalStateException("boom");
        });
        assertThat(run("nodes\n")).isEqualTo(1);
        Path trace = folder.resolve("last-error.txt");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(trace.toString());
        assertThat(Files.readString(trace)).contains("boom").contains("\tat ");
    }

    @Test
    void aMistakeInAScriptIsToldWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("x.groovy"), "a = 1\n\nprintln(b)\n");
        assertThat(run("", new Source.File(file.toString()))).isEqualTo(3);
        assertThat(err.toString()).contains("x.groovy:3");
    }

    @Test
    void failOnWithoutACheckIsAMistakeInUse() throws Exception {
        failOn = Severity.BLOCKER;
        assertThat(run("nodes\n")).isEqualTo(2);
        assertThat(err.toString()).contains("no check was run");
    }

    @Test
    void failOnJudgesEveryCheckOfTheRun() throws Exception {
        source = TestFleet.source(TestFleet.withUnregistered("BAD-1", "WEB-1"));
        failOn = Severity.BLOCKER;
        assertThat(run("check BAD-1\ncheck WEB-1\n")).isEqualTo(1);
    }

    @Test
    void failOnJudgesOnlyTheChecksThatWereAskedFor() throws Exception {
        source = TestFleet.source(TestFleet.withUnregistered("BAD-1"));
        failOn = Severity.BLOCKER;
        assertThat(run("check BAD-1 --checks agent-recent\n")).isZero();
        assertThat(run("check BAD-1 --checks node-registered\n")).isEqualTo(1);
    }

    @Test
    void failOnHearsChecksThatGroovyCalls() throws Exception {
        source = TestFleet.source(TestFleet.withUnregistered("BAD-1"));
        failOn = Severity.BLOCKER;
        assertThat(run("found = check(nodes); found.blocked().size()\n")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void failOnSaysWhatStayedUnknownWhereNothingFails() throws Exception {
        failOn = Severity.BLOCKER;
        assertThat(run("check\n")).isZero();
        assertThat(err.toString()).containsPattern("nothing fails, but \\d+ verdicts are unknown");
    }

    @Test
    void rowsAloneHaveWhatIsMissingBesideThem() throws Exception {
        format = Format.CSV;
        assertThat(run("nodes agent < '3'\n")).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("2 nodes undecided: agent (not collected) on 2");
    }

    @Test
    void aClosedPipeIsToldToTheCaller() {
        Writer closed = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run("nodes\n", closed))
                .withMessage("Broken pipe");
        assertThat(err.toString()).isEmpty();
    }

    private int run(String in, Source... sources) throws IOException {
        return batch(in, out).run(List.of(sources));
    }

    private void run(String in, Writer closed) throws IOException {
        batch(in, closed).run(List.of());
    }

    private Batch batch(String in, Writer writer) {
        Session session = new Session(source, Clock.systemUTC());
        Conversation conversation = new Conversation(
                session, Commands.standard(session, Progress.NONE), new SessionScope(session), () -> writer);
        View view = new View(0, Palette.NONE, session.clock().instant());
        StateFolder state = StateFolder.of(Map.of("FLEETSH_HOME", folder.toString()), folder);
        Threshold threshold = failOn == null ? null : new Threshold(failOn);
        if (threshold != null) {
            conversation.onAnswer(threshold::hear);
        }
        return new Batch(
                conversation,
                new Renderer(format, view, new SessionBackdrop(session)),
                new ErrorText(Palette.NONE, state),
                threshold,
                new BufferedReader(new StringReader(in)),
                writer,
                err);
    }
}
