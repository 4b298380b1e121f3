package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.Rehearsal;
import dev.fleetsh.sandbox.SandboxServer;
import dev.fleetsh.shell.Launched.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Remedies without a person, as processes. The simulated AWS is here and answers on a port, so that it outlives each process
 * and tells what arrived.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemediesProcessIT {
    private static final String TAGGED = "ssm:AddTagsToResource";
    private static final String PROXY = "plan set-agent-proxy WEB-LYON-* --proxy http://p.example.com:3128";
    private static final String PLAN = "plan custom-tag-owner FILE-LYON-03 --team payments --out ";

    @TempDir
    Path home;

    private final Rehearsal aws = new Rehearsal();
    private SandboxServer server;
    private Path plan;

    @BeforeEach
    void serve() throws Exception {
        server = aws.sandbox().serve(0);
        plan = home.resolve("p.json");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", server.uri().toString(),
                "AWS_REGION", "eu-west-3",
                "AWS_ACCESS_KEY_ID", "SANDBOXKEYRETAIL0001",
                "AWS_SECRET_ACCESS_KEY", "sandbox-retail");
    }

    private Ended run(String... arguments) throws Exception {
        return new Launched(home).run(environment(), "", arguments);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aPlanInAFileIsAppliedWithConsentAndTakenBack() throws Exception {
        Ended planned = run("-c", PLAN + plan);
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(json(Files.readString(plan)).path("effects")).hasSize(1);

        Ended unasked = run("-c", "apply " + plan);
        assertThat(unasked.code()).isEqualTo(1);
        assertThat(unasked.err()).contains("nobody can be asked", "1 node", "--yes --max-nodes 1");
        Ended half = run("--yes", "-c", "apply " + plan);
        assertThat(half.code()).isEqualTo(2);
        assertThat(half.err()).contains("--yes and --max-nodes belong together");
        Ended tooMany = run("--yes", "--max-nodes", "0", "-c", "apply " + plan);
        assertThat(tooMany.code()).isEqualTo(1);
        assertThat(tooMany.err()).contains("this reaches 1 node, and --max-nodes is 0");
        assertThat(aws.changes(TAGGED)).isEmpty();

        Ended applied = run(
                "--yes",
                "--max-nodes",
                "1",
                "--format",
                "json",
                "-c",
                "apply " + plan + " --reason INC-4711",
                "-c",
                "journal");
        assertThat(applied.code()).as(applied.err()).isZero();
        try (MappingIterator<JsonNode> answers =
                new ObjectMapper().readerFor(JsonNode.class).readValues(applied.out())) {
            JsonNode result = answers.next();
            assertThat(result.path("end").asText()).isEqualTo("done");
            assertThat(result.path("effects").path(0).path("outcome").asText()).isEqualTo("changed");
            JsonNode journal = answers.next().path(0);
            assertThat(journal.path("why").asText()).isEqualTo("INC-4711");
            assertThat(journal.path("state").asText()).isEqualTo("done");
        }
        assertThat(aws.changes(TAGGED)).hasSize(1);

        Ended back = run("--yes", "--max-nodes", "1", "-c", "undo j1 | apply");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(aws.changes("ssm:RemoveTagsFromResource")).hasSize(1);
    }

    @Test
    void anExportWithAHoleSaysSo() throws Exception {
        assertThat(run("--yes", "--max-nodes", "1", "-c", "plan custom-tag-owner FILE-LYON-03 --team payments | apply")
                        .code())
                .isZero();
        Path export = home.resolve("all.jsonl");
        Ended whole = run("-c", "journal --export " + export);
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("wrote 1 call to ");

        try (Stream<Path> files = Files.walk(home)) {
            Path journal =
                    files.filter(file -> file.endsWith("j1.jsonl")).findFirst().orElseThrow();
            List<String> lines = new ArrayList<>(Files.readAllLines(journal));
            lines.set(1, lines.get(1).replace("\"", "'"));
            Files.write(journal, lines);
        }
        Ended holed = run("-c", "journal --export " + export);

        assertThat(holed.code()).isEqualTo(1);
        assertThat(holed.err()).contains("and calls may be missing: line 2 of journal j1 ");
        assertThat(export).exists();
    }

    @Test
    void aCommandThatFailsEndsWith1AndARefusalWhilePlanningWith4() throws Exception {
        Ended failed = run(
                "--yes", "--max-nodes", "1", "--format", "json", "-c", "exec WEB-LYON-01 -- true", "-c", "apply p1");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("1 failed");
        aws.sandbox().faults().add("deny=ssm:ListTagsForResource");
        Ended refused = run("-c", PLAN + plan);
        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("ssm:ListTagsForResource");
        assertThat(plan).doesNotExist();
    }

    @Test
    void aProbeAlsoNeedsConsent() throws Exception {
        Ended unasked = run("-c", "probe domain DC-PARIS-01");
        assertThat(unasked.code()).isEqualTo(1);
        assertThat(unasked.err()).contains("nobody can be asked");
        assertThat(aws.changes("ssm:SendCommand")).isEmpty();
        Ended probed = run(
                "--yes",
                "--max-nodes",
                "1",
                "--format",
                "json",
                "-c",
                "probe domain DC-PARIS-01 | nodes --columns name,domainProbe");
        assertThat(probed.code()).as(probed.err()).isZero();
        assertThat(json(probed.out()).findValue("domain").asText()).isEqualTo("corp.example.com");
        assertThat(aws.changes("ssm:SendCommand")).hasSize(1);
    }

    @Test
    void whatIsNoPlanEndsWith2() throws Exception {
        assertThat(run("-c", "apply " + home.resolve("none.json")).code()).isEqualTo(2);
        assertThat(run("-c", "undo j7").code()).isEqualTo(2);
        assertThat(run("-c", "plan no-such-remedy FILE-LYON-03").code()).isEqualTo(2);
    }

    @Test
    void anApplyThatIsInterruptedPausesAndEndsWith130AndResumeFinishesIt() throws Exception {
        aws.hold();
        Process process = start("--yes", "--max-nodes", "2", "-c", PROXY, "-c", "apply p1 --wave 1", "-c", "7 + 7");
        String told;
        try (BufferedReader out = process.inputReader()) {
            aws.awaitCommands(1);
            signal(process, "INT");
            told = until(out, "pausing");
            aws.release();
            told += rest(out);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(told).isEqualTo(130);
        assertThat(told).contains("p1 paused: 1 changed").doesNotContain("14");
        assertThat(aws.sent()).hasSize(1);
        finished();
    }

    @ParameterizedTest
    @CsvSource({"KILL, 1, 137", "INT, 2, 130"})
    void aProcessThatIsEndedInTheMiddleLeavesWhatResumeFinishes(String signal, int times, int code) throws Exception {
        aws.hold();
        Process process = start("--yes", "--max-nodes", "2", "-c", PROXY, "-c", "apply p1 --wave 1");
        try (BufferedReader out = process.inputReader()) {
            aws.awaitCommands(1);
            for (int n = 1; n < times; n++) {
                signal(process, signal);
                until(out, "pausing");
            }
            signal(process, signal);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(code);
        aws.release();
        finished();
        assertThat(run("--yes", "--max-nodes", "2", "-c", "resume").code()).isEqualTo(2);
    }

    private static void signal(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String until(BufferedReader out, String word) throws IOException {
        StringBuilder told = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
            if (line.contains(word)) {
                return told.toString();
            }
        }
        throw new AssertionError("\"" + word + "\" was never said: " + told);
    }

    private static String rest(BufferedReader out) throws IOException {
        StringBuilder told = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
        }
        return told.toString();
    }

    /** Resumes, and looks whether each node got its command once. */
    private void finished() throws Exception {
        Ended resumed = run("--yes", "--max-nodes", "2", "--format", "json", "-c", "resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(json(resumed.out()).path("end").asText()).isEqualTo("done");
        assertThat(aws.sent()).hasSize(2).allSatisfy((node, times) -> assertThat(times)
                .isEqualTo(1));
    }

    @Test
    void anApplyWhoseOutputNobodyReadsComesToItsEnd() throws Exception {
        String apply = "'" + Launched.LAUNCHER + "' --yes --max-nodes 2 -c '" + PROXY
                + "' -c 'apply p1 --wave 1' 2>&1 >'" + home.resolve("out") + "'";
        // `true` ends long before anything is written to it.
        Process process = new Launched(home)
                .process(environment(), List.of("bash", "-c", apply + " | true"))
                .start();
        Launched.ended(process, "");
        assertThat(aws.sent()).hasSize(2);
        assertThat(run("--yes", "--max-nodes", "2", "-c", "resume").code())
                .as("there is nothing to go on with")
                .isEqualTo(2);
        assertThat(Files.readString(home.resolve("out"))).contains("p1 done: 2 changed");
    }

    private Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launched.LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return new Launched(home)
                .process(environment(), command)
                .redirectErrorStream(true)
                .start();
    }
}
