package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher as a process of its own, on the packaged jar. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("scripts/fleetsh").toAbsolutePath();
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret");

    @TempDir
    Path home;

    private record Ended(int code, String out, String err) {}

    @Test
    void versionAndHelpAnswer() throws Exception {
        assertThat(run("--version").out).startsWith("fleetsh 0.");
        assertThat(run("--help").out).contains("--sandbox-nodes");
    }

    @Test
    void linesFilesAndStandardInputGiveTheSame() throws Exception {
        String line = run("--sandbox", "-c", "nodes WEB-*").out;
        assertThat(line).contains("WEB-PARIS-12").doesNotContain("\u001b");
        Path file = Files.writeString(home.resolve("web.fsh"), "# the web nodes\nnodes WEB-*\n");
        assertThat(firstWords(run("--sandbox", "-f", file.toString()).out)).isEqualTo(firstWords(line));
        assertThat(firstWords(run(Map.of(), "nodes WEB-*\n", "--sandbox").out)).isEqualTo(firstWords(line));
    }

    @Test
    void aGroovyFileRunsAsOneScriptWithTheVerbsAsFunctions() throws Exception {
        Path file = Files.writeString(
                home.resolve("count.groovy"),
                "def web = nodes.where { name.startsWith('WEB') }\n\nprintln(\n  web.size() > 3 ? 'many' : 'few')\n"
                        + "check(web).nodes().size() == web.size() ? 'the same' : 'others'\n");
        Ended ended = run("--sandbox", "-f", file.toString());
        assertThat(ended.err).isEmpty();
        assertThat(ended.out).isEqualTo("many\nthe same\n");
        assertThat(ended.code).isZero();
    }

    @Test
    void savedScriptsRunByNameAndByFileWithTheirArguments() throws Exception {
        Ended named = run("--sandbox", "run", "inventory", "--by", "kind");
        assertThat(named.err).isEmpty();
        assertThat(named.code).isZero();
        assertThat(named.out).contains("240 nodes by kind", "ec2");
        Path file = home.resolve("old.groovy");
        Files.writeString(file, """
                title 'Fails where an agent is too old'
                param 'below', type: AgentVersion
                def old = nodes.where { agent < below }
                println "${old.size()} below $below"
                if (!old.isEmpty()) { exit 7 }
                """);
        Ended some = run("--sandbox", "-f", file.toString(), "--", "--below", "3.0");
        assertThat(some.out).matches("\\d+ below 3.0.0.0\n");
        assertThat(some.code).isEqualTo(7);
        assertThat(run("--sandbox", "-f", file.toString(), "--", "--below=1.0").code)
                .isZero();
        assertThat(run("--sandbox", "-f", file.toString(), "--", "--below", "new").code)
                .isEqualTo(2);
        assertThat(run("--sandbox", "-f", file.toString()).code).isEqualTo(2);
        assertThat(run("--sandbox", "script", "check", file.toString()).code).isZero();
        Files.writeString(file, "title 'x'\nnodes.wher { windows }\n");
        Ended wrong = run("--sandbox", "script", "check", file.toString());
        assertThat(wrong.code).isEqualTo(3);
        assertThat(wrong.err).contains("old.groovy:2: no method \"wher\" on nodes");
    }

    @Test
    void exitCodesTellWhatHappened() throws Exception {
        assertThat(run("--sandbox", "-c", "check", "--fail-on", "blocker").code).isEqualTo(1);
        assertThat(run("--sandbox", "-c", "check", "--fail-on", "never").code).isZero();
        assertThat(run("--sandbx").code).isEqualTo(2);
        assertThat(run("--sandbox", "-c", "nodes agnt < '3'").code).isEqualTo(3);
        assertThat(run("--sandbox", "-c", "exit 42").code).isEqualTo(42);
    }

    @Test
    void aPredicateThatDoesNotCompileIsMarkedUnderItsPlace() throws Exception {
        Ended ended = run("--sandbox", "-c", "nodes agnt < '3'");
        assertThat(ended.err).contains("agnt", "\n  nodes agnt < '3'\n        ^^^^\n", "\"agent\"");
        assertThat(ended.err).doesNotContain("\tat ");
        assertThat(ended.out).isEmpty();
    }

    @Test
    void aClosedPipeEndsQuietly() throws Exception {
        Process process = start(Map.of(), "--sandbox-nodes", "3000", "-c", "nodes", "-c", "nodes", "-c", "nodes");
        process.getOutputStream().close();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).contains("NODE");
        }
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(err).isEmpty();
        assertThat(process.exitValue()).isIn(0, 141);
    }

    @Test
    void noColourReachesAPipeUnlessItIsAskedFor() throws Exception {
        for (Map<String, String> environment :
                List.of(Map.of("TERM", "xterm-256color"), Map.of("TERM", "dumb"), Map.of("NO_COLOR", "1"))) {
            assertThat(run(environment, "", "--sandbox", "-c", "check").out).doesNotContain("\u001b");
        }
        assertThat(run("--sandbox", "-c", "check", "--color").out).contains("\u001b[");
    }

    @Test
    void columnsAreRespected() throws Exception {
        for (int columns : new int[] {20, 40}) {
            Ended ended = run(Map.of("COLUMNS", String.valueOf(columns)), "", "--sandbox", "-c", "check");
            assertThat(ended.code).isZero();
            assertThat(ended.out).isNotEmpty();
        }
        assertThat(run(Map.of("COLUMNS", "40"), "", "--sandbox-nodes", "5", "-c", "nodes --limit 3")
                        .out
                        .lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(40));
    }

    @Test
    void jsonIsOneObject() throws Exception {
        String json = run("--sandbox-nodes", "3", "-c", "check", "--format", "json").out;
        assertThat(json).startsWith("{\"nodes\":[").contains("\"complete\":{");
    }

    @Test
    void anEmptyFleetAndAFleetOfOneAreFleets() throws Exception {
        Ended none = run("--sandbox-nodes", "0", "-c", "nodes", "-c", "check", "-c", "nodes windows");
        assertThat(none.code).isZero();
        assertThat(none.out).contains("no nodes");
        Ended one = run("--sandbox-nodes", "1", "-c", "nodes", "-c", "check");
        assertThat(one.code).isZero();
        assertThat(one.err).isEmpty();
    }

    @Test
    void aNodeInNoScopeAndARegionThatDoesNotExistAreSaidSo() throws Exception {
        Ended node = run("--sandbox", "-c", "why i-0123456789abcdef0");
        assertThat(node.code).isEqualTo(2);
        assertThat(node.err).contains("i-0123456789abcdef0").contains("scope");
        Ended simulated = run("--sandbox", "--region", "eu-nowhere-9", "-c", "nodes");
        assertThat(simulated.code).isEqualTo(2);
        assertThat(simulated.err).contains("eu-nowhere-9").contains("eu-west-3");
        Ended real = run(KEYS, "", "--region", "eu-nowhere-9", "-c", "nodes");
        assertThat(real.code).isEqualTo(4);
        assertThat(real.err).contains("eu-nowhere-9").doesNotContain("\tat ");
    }

    @Test
    void anUnknownProfileAndMissingCredentialsAreSaidSo() throws Exception {
        Ended profile = run("--profile", "nope", "--region", "eu-west-1", "-c", "nodes");
        assertThat(profile.code).isEqualTo(4);
        assertThat(profile.err).contains("\"nope\"").doesNotContain("\tat ");
        Ended credentials = run("--region", "eu-west-1", "-c", "nodes");
        assertThat(credentials.code).isEqualTo(4);
        assertThat(credentials.err).contains("credentials").doesNotContain("\tat ");
    }

    @Test
    void anEndpointThatIsNotThereOrAnswersGarbageIsSaidSo() throws Exception {
        Ended gone = run(KEYS, "", "--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:1", "-c", "nodes");
        assertThat(gone.code).isEqualTo(4);
        assertThat(gone.err).contains("http://127.0.0.1:1").doesNotContain("\tat ");

        HttpServer garbage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        garbage.createContext("/", exchange -> {
            byte[] body = "\u001b[2Jgarbage".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        garbage.start();
        try {
            String url = "http://127.0.0.1:" + garbage.getAddress().getPort();
            Ended ended = run(KEYS, "", "--region", "eu-west-1", "--endpoint-url", url, "-c", "nodes");
            assertThat(ended.code).isEqualTo(4);
            assertThat(ended.err).contains(url).doesNotContain("\tat ", "\u001b[2J");
        } finally {
            garbage.stop(0);
        }
    }

    @Test
    void theSandboxServesAnotherFleetsh() throws Exception {
        Process server = start(Map.of(), "sandbox", "--port", "0", "--sandbox-nodes", "12");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, String> environment = new java.util.HashMap<>();
            for (String line = out.readLine(); line != null && environment.size() < 5; line = out.readLine()) {
                if (line.startsWith("export ")) {
                    String[] pair = line.substring("export ".length()).split("=", 2);
                    environment.put(pair[0], pair[1]);
                }
            }
            Ended ended = run(environment, "", "-c", "nodes");
            assertThat(ended.err).isEmpty();
            assertThat(ended.code).isZero();
            assertThat(ended.out).contains("i-0");
        } finally {
            server.destroy();
        }
    }

    @Test
    void theLauncherWorksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("fleetsh"), LAUNCHER);
        Path second = Files.createSymbolicLink(home.resolve("fsh"), link.getFileName());
        Process process =
                prepared(Map.of(), List.of(second.toString(), "--version")).start();
        assertThat(collect(process, "").out).startsWith("fleetsh 0.");
    }

    @Test
    void anOldJavaIsRefusedInWords() throws Exception {
        Path java = Files.createDirectories(home.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Ended old = run(Map.of("JAVA_HOME", home.resolve("old").toString()), "", "--version");
        assertThat(old.code).isEqualTo(2);
        assertThat(old.err).contains("needs Java 17 or newer").contains("11.0.2");
        Ended none = run(Map.of("JAVA_HOME", home.resolve("none").toString()), "", "--version");
        assertThat(none.err).contains("JAVA_HOME");
    }

    private static List<String> firstWords(String table) {
        return table.lines().map(line -> line.strip().split(" ")[0]).toList();
    }

    private Ended run(String... arguments) throws Exception {
        return run(Map.of(), "", arguments);
    }

    private Ended run(Map<String, String> environment, String in, String... arguments) throws Exception {
        return collect(start(environment, arguments), in);
    }

    private Ended collect(Process process, String in) throws Exception {
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        List<String> err = new ArrayList<>();
        Thread errors = new Thread(() -> {
            try {
                err.add(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                err.add(e.toString());
            }
        });
        errors.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        errors.join();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err.get(0));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return prepared(environment, command).start();
    }

    private ProcessBuilder prepared(Map<String, String> environment, List<String> command) {
        return new Launched(home).process(environment, command);
    }
}
