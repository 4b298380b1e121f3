package dev.fleetsh.remedy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final NodeScript SHELL =
            new NodeScript("say", 2, NodeScript.Language.SHELL, "# fleetsh: say 2\nprintf %s \"$value\"\n", true);
    private static final NodeScript POWERSHELL =
            new NodeScript("say", 2, NodeScript.Language.POWERSHELL, "# fleetsh: say 2\n$value\n", true);

    @TempDir
    Path folder;

    @Test
    void argumentsStandBehindTheFirstLine() {
        assertThat(lines(SHELL, Map.of("value", "it's")))
                .containsExactly(
                        "# fleetsh: say 2",
                        "value=\"$(printf %s 'aXQncw==' | base64 --decode && printf x)\" || exit 9; value=\"${value%x}\"",
                        "# end of arguments",
                        "printf %s \"$value\"");
    }

    /** Every value goes through a real shell, several at once: what comes out is what went in, and nothing else happens. */
    @Test
    void noArgumentCanBecomeCodeInARealShell() throws Exception {
        assumeThat(Path.of("/bin/sh")).exists();
        AnyData any = new AnyData(5);
        List<String> values =
                new ArrayList<>(List.of("\n", "a\n\n", "\r", "x", "xx", "'", "$(touch never)", "`touch never`"));
        while (values.size() < 120) {
            values.add(any.text());
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        StringBuilder script = new StringBuilder("# fleetsh: say 2\n");
        for (int i = 0; i < values.size(); i++) {
            arguments.put("v" + i, values.get(i));
            script.append("printf %s \"$v")
                    .append(i)
                    .append("\" > out")
                    .append(i)
                    .append('\n');
        }
        run(script.toString(), arguments, 0);
        for (int i = 0; i < values.size(); i++) {
            assertThat(Files.readString(folder.resolve("out" + i)))
                    .as("value %d", i)
                    .isEqualTo(values.get(i));
        }
        assertThat(folder.toFile().list()).hasSize(values.size() + 1);
    }

    @Test
    void withoutBase64NothingRuns() throws Exception {
        assumeThat(Path.of("/bin/sh")).exists();
        Path lines = folder.resolve("script");
        Files.write(lines, lines(SHELL, Map.of("value", "x")));
        Process shell = new ProcessBuilder("/bin/sh", lines.toString())
                .directory(folder.toFile())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(shell.getInputStream().readAllBytes()).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
        ProcessBuilder without = new ProcessBuilder("/bin/sh", lines.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        without.environment().put("PATH", folder.toString());
        Process failing = without.start();
        assertThat(failing.getInputStream().readAllBytes()).isEmpty();
        assertThat(failing.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failing.exitValue()).isEqualTo(9);
    }

    @Test
    void anyTextComesThroughPowerShellsForm() {
        Pattern line = Pattern.compile(
                "\\$value = \\[Text\\.Encoding\\]::UTF8\\.GetString\\(\\[Convert\\]::FromBase64String\\('([A-Za-z0-9+/=]*)'\\)\\)");
        AnyData any = new AnyData(6);
        for (int i = 0; i < 500; i++) {
            String value = i == 0 ? "a\0b" : any.text();
            Matcher matcher = line.matcher(
                    String.valueOf(lines(POWERSHELL, Map.of("value", value)).get(1)));
            assertThat(matcher.matches()).isTrue();
            assertThat(new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8))
                    .isEqualTo(value);
        }
    }

    @Test
    void everyArgumentThatIsWrittenIsKnownAsOneAndNothingElseIs() {
        AnyData any = new AnyData(7);
        for (int i = 0; i < 300; i++) {
            String value = any.text();
            assertThat(RunCommand.isArgument(NodeScript.Language.SHELL, line(SHELL, value)))
                    .isTrue();
            assertThat(RunCommand.isArgument(NodeScript.Language.POWERSHELL, line(POWERSHELL, value)))
                    .isTrue();
            assertThat(RunCommand.isArgument(NodeScript.Language.SHELL, value)).isFalse();
            assertThat(RunCommand.isArgument(NodeScript.Language.SHELL, line(SHELL, "a") + value))
                    .isEqualTo(value.isEmpty());
        }
    }

    @Test
    void whatAShellCantKeepIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines(SHELL, Map.of("value", "a\0b")))
                .withMessageContaining("NUL");
        assertThatIllegalArgumentException().isThrownBy(() -> lines(SHELL, Map.of("value", "\ud83d")));
        assertThatIllegalArgumentException().isThrownBy(() -> lines(SHELL, Map.of("value", Map.of("a", "b"))));
        assertThatIllegalArgumentException().isThrownBy(() -> lines(SHELL, Map.of("value", List.of("a\nb"))));
        for (String name : List.of("", "A", "a-b", "a b", "a;b", "1a", "é", "a=1;b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> lines(SHELL, Map.of(name, "x")));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> lines(POWERSHELL, Map.of("host", "x")));
    }

    @Test
    void listsComeByLines() throws Exception {
        assumeThat(Path.of("/bin/sh")).exists();
        assertThat(run("printf '%s' \"$value\" > out", Map.of("value", List.of("a b", "c")), 0))
                .isEqualTo("a b\nc");
    }

    @Test
    void whatIsSentMustBeWhatWasPlanned() {
        Map<String, @Nullable Object> reference = new AnswerRef(1, new DataPath("Code")).data();
        RunCommand planned = RunCommand.of(script(SHELL, Map.of("value", reference)));
        Map<String, @Nullable Object> good =
                RunCommand.of(script(SHELL, Map.of("value", "secret"))).parameters();
        assertThat(planned.fits(good)).isTrue();
        assertThat(RunCommand.of(script(SHELL, Map.of("value", "other"))).fits(good))
                .isFalse();
        for (String bad : List.of("rm -rf /", "value=x; id", line(SHELL, "x") + "; id")) {
            List<@Nullable Object> lines = new ArrayList<>((List<?>) good.get("commands"));
            lines.set(1, bad);
            Map<String, @Nullable Object> sent = new LinkedHashMap<>(good);
            sent.put("commands", lines);
            assertThat(planned.fits(sent)).as(bad).isFalse();
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>(good);
        more.put("workingDirectory", List.of("/"));
        assertThat(planned.fits(more)).isFalse();
    }

    private String run(String script, Map<String, @Nullable Object> arguments, int exit)
            throws IOException, InterruptedException {
        NodeScript node = new NodeScript("say", 2, NodeScript.Language.SHELL, script, true);
        Path file = folder.resolve("script");
        Files.writeString(file, String.join("\n", lines(node, arguments)) + "\n");
        Process shell = new ProcessBuilder("/bin/sh", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(output).isEqualTo(exit);
        assertThat(output).isEmpty();
        Path out = folder.resolve("out");
        return Files.exists(out) ? Files.readString(out) : "";
    }

    private static String line(NodeScript script, String value) {
        return lines(script, Map.of("value", value)).get(1);
    }

    private static List<String> lines(NodeScript script, Map<String, ?> arguments) {
        Object lines = RunCommand.of(script(script, arguments)).parameters().get("commands");
        return ((List<?>) lines).stream().map(String::valueOf).toList();
    }

    private static Action.Script script(NodeScript script, Map<String, ?> arguments) {
        return new Action.Script(script, Data.map(arguments), "i-1", Duration.ofMinutes(1));
    }
}
