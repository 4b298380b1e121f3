package dev.fleetsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program inside jshell and groovysh, as processes of their own. */
class HostsIT {
    private static final String LAUNCHER =
            Path.of("scripts/fleetsh").toAbsolutePath().toString();
    private static final Path JAR = Path.of("target/fleetsh.jar").toAbsolutePath();
    private static final Path GROOVYSH = Path.of("target/groovysh").toAbsolutePath();
    private static final Path SHARED =
            Path.of("src/test/resources/hosts/shared.groovy").toAbsolutePath();
    private static final String RUNNING = System.getProperty("java.home");

    @TempDir
    Path home;

    private record Ended(int code, String out) {
        /** What the script printed, without what the host says around it. */
        String between() {
            int begin = out.indexOf("BEGIN\n");
            int end = out.indexOf("\nEND", begin);
            assertThat(begin >= 0 && end >= 0).as(out).isTrue();
            // The hosts take their time, and evidence grows old meanwhile.
            return out.substring(begin + "BEGIN\n".length(), end + 1).replaceAll("· seen .*", "· seen");
        }
    }

    @TestFactory
    Stream<DynamicTest> oneScriptPrintsTheSameInEveryHost() throws Exception {
        Ended own = run(RUNNING, "", LAUNCHER, "--sandbox", "-f", SHARED.toString());
        assertThat(own.code).as(own.out).isZero();
        assertThat(own.between()).contains("7 Windows nodes below 3.0.222.0", "eu-west-3     126  ▇▇▇▇");
        List<DynamicTest> hosts = new ArrayList<>();
        for (String java : javas()) {
            hosts.add(DynamicTest.dynamicTest("fleetsh jshell on " + java, () -> {
                Ended jshell = run(java, "/exit 7\n", LAUNCHER, "jshell", "--sandbox", "-f", SHARED.toString());
                assertThat(jshell.between()).isEqualTo(own.between());
                assertThat(jshell.code).isEqualTo(7);
            }));
            hosts.add(DynamicTest.dynamicTest(
                    "stock jshell of " + java,
                    () -> assertThat(stockJshell(java).between()).isEqualTo(own.between())));
        }
        hosts.add(DynamicTest.dynamicTest("groovysh 5.0.7", () -> assertThat(
                        groovysh("evaluate(new File('" + SHARED + "'))").between())
                .isEqualTo(own.between())));
        return hosts.stream();
    }

    @Test
    void linesOfJshellAreReadFromStandardInputAndVerbsAreMethods() throws Exception {
        String lines = """
                nodes.where(n -> n.isWindows() && n.agent().isBelow("3.0.222.0")).size()
                fleet.nodes().size()
                nodes("WEB-MAD-07")
                check(nodes("WEB-MAD-07")).checks().size() > 20
                fleetsh.run("focus windows"); session.nodes().size()
                """;
        Ended ended = run(RUNNING, lines, LAUNCHER, "jshell", "--sandbox");
        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("==> 7", "==> 240", "==> 1 of 240 nodes", "==> true", "==> 44");
    }

    @Test
    void groovyshReadsClosuresOverNodesAndCompletesWithoutRunning() throws Exception {
        Ended ended = groovysh("nodes.where { windows && online }.size() + ' of them'\n"
                + "'opt ' + GROOVY_OPTIONS.restrictedCompletion + GROOVY_OPTIONS.noSyntaxCheck");
        assertThat(ended.out).contains("37 of them", "opt truetrue");
    }

    @Test
    void aJavaWithoutJshellIsToldInWords() throws Exception {
        Ended ended = run(
                Map.of("FLEETSH_JAVA_OPTIONS", "-Duser.home=" + home + " --limit-modules java.se,jdk.unsupported"),
                RUNNING,
                "",
                LAUNCHER,
                "jshell",
                "--sandbox");
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.out).contains("this Java has no jshell", "JAVA_HOME");
    }

    private Ended stockJshell(String java) throws Exception {
        Ended script = run(java, "", LAUNCHER, "jshell", "--print-startup", "--sandbox");
        Path startup = Files.writeString(home.resolve("fleetsh.jsh"), script.out);
        return run(
                java,
                "",
                java + "/bin/jshell",
                "-R-Duser.home=" + home,
                "--class-path",
                JAR.toString(),
                "--startup",
                "DEFAULT",
                "--startup",
                startup.toString(),
                SHARED.toString());
    }

    private Ended groovysh(String lines) throws Exception {
        assertThat(GROOVYSH.resolve("groovy-groovysh-5.0.7.jar"))
                .as("groovysh, which Maven copies there: `mvn dependency:copy@groovysh`, once with a network")
                .exists();
        Path folder = Files.createDirectories(home.resolve(".groovy"));
        Ended script = run(RUNNING, "", LAUNCHER, "groovysh-init", "--sandbox");
        Files.writeString(folder.resolve("groovysh_init.groovy"), script.out);
        return run(
                RUNNING,
                lines + "\n/exit\n",
                RUNNING + "/bin/java",
                "-Duser.home=" + home,
                "-Dfile.encoding=UTF-8",
                "-Dgroovysh.interpreterMode=false",
                "-cp",
                GROOVYSH + "/*:" + JAR,
                "org.apache.groovy.groovysh.Main",
                "-q");
    }

    /** The Java of the tests, and a 25 or newer beside it where there is one. */
    private static List<String> javas() throws IOException {
        List<String> homes = new ArrayList<>(List.of(RUNNING));
        try (Stream<Path> others = Files.list(Path.of(RUNNING).getParent())) {
            others.filter(other -> Files.isExecutable(other.resolve("bin/jshell")))
                    .filter(HostsIT::isNew)
                    .filter(other -> !other.equals(Path.of(RUNNING)))
                    .findFirst()
                    .ifPresent(other -> homes.add(other.toString()));
        }
        return homes;
    }

    private static boolean isNew(Path java) {
        try {
            return Files.readString(java.resolve("release")).matches("(?s).*JAVA_VERSION=\"(2[5-9]|[3-9]\\d).*");
        } catch (IOException e) {
            return false;
        }
    }

    private Ended run(String java, String in, String... command) throws Exception {
        return run(Map.of("FLEETSH_JAVA_OPTIONS", "-Duser.home=" + home), java, in, command);
    }

    private Ended run(Map<String, String> more, String java, String in, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("COLUMNS"));
        environment.putAll(Map.of(
                "JAVA_HOME",
                java,
                "HOME",
                home.toString(),
                "FLEETSH_HOME",
                home.resolve("state").toString(),
                // jshell prints in the encoding of the locale.
                "LC_ALL",
                "C.UTF-8"));
        environment.putAll(more);
        Process process = builder.start();
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out.replace("\r", ""));
    }
}
