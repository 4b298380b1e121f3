package dev.fleetsh.script.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.RunCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A root of a file system in a temporary folder, on which the shipped shell scripts run for real. In the text of a script,
 * assignments of absolute paths are moved into the folder; nothing else of it is changed, and the scripts know nothing of
 * it. Commands that would change the machine are stand-ins that come first on the path.
 */
final class NodeRoot {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path commands;
    private final Path path;
    private final String shell;

    NodeRoot(Path folder, String shell) throws IOException {
        this.root = Files.createDirectories(folder.resolve("root"));
        this.commands = Files.createDirectories(folder.resolve("commands"));
        this.path = Files.createDirectories(folder.resolve("path"));
        this.shell = shell;
        // Only what every Unix has; what else there is on this machine is out of sight.
        for (String name : List.of(
                "awk", "base64", "cat", "chmod", "cmp", "cp", "cut", "date", "env", "find", "grep", "head", "ln",
                "mkdir", "mktemp", "mv", "printf", "rm", "rmdir", "sed", "sh", "tr")) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                Path there = Path.of(place + name);
                if (Files.isExecutable(there) && !Files.exists(path.resolve(name))) {
                    Files.createSymbolicLink(path.resolve(name), there);
                }
            }
        }
    }

    record Ended(int exit, JsonNode json, String errors) {
        boolean changed() {
            assertThat(json.path("changed").isBoolean()).as("%s", json).isTrue();
            return json.path("changed").asBoolean();
        }

        String text(String field) {
            return json.path(field).asText();
        }

        String decoded(String field) {
            return new String(Base64.getDecoder().decode(text(field)), StandardCharsets.UTF_8);
        }

        void refused(int code, String why) {
            assertThat(exit).as("%s %s", json, errors).isEqualTo(code);
            assertThat(changed()).isFalse();
            assertThat(text("why")).isEqualTo(why);
        }
    }

    Path file(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    void write(String absolute, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file(absolute).getParent()));
        Files.writeString(file(absolute), text);
    }

    String read(String absolute) throws IOException {
        return Files.readString(file(absolute));
    }

    /** A command of that name, in place of the machine's; {@code $ROOT} is this root. */
    void command(String name, String body) throws IOException {
        Path file = commands.resolve(name);
        Files.writeString(file, "#!/bin/sh\nROOT='" + root + "'\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** A command that writes down how it was called, in a file of its name. */
    void recorded(String name) throws IOException {
        command(name, "printf '%s\\n' \"" + name + " $*\" >>\"$ROOT/calls\"");
    }

    List<String> calls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** Runs a script as Run Command does: its arguments behind its first line, and its text in a file. */
    Ended run(String id, String... arguments) throws Exception {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        NodeScript script = new NodeScripts(Path.of("scripts/nodes")).apply(id + ".sh");
        RunCommand command = RunCommand.of(new Action.Script(script, given, "mi-0", Duration.ofMinutes(1)));
        String text = ((List<?>) Objects.requireNonNull(command.parameters().get("commands")))
                .stream().map(line -> moved(String.valueOf(line))).collect(Collectors.joining("\n", "", "\n"));
        Path file = root.resolveSibling("script.sh");
        Files.writeString(file, text);
        Path errors = root.resolveSibling("errors");
        ProcessBuilder builder = new ProcessBuilder(shell, file.toString()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", commands + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(errors);
        assertThat(out.lines()).as("%s printed one line; %s", id, said).hasSize(1);
        assertThat(out.length()).isLessThan(2400);
        assertThat(process.exitValue()).isNotIn(194, 3010);
        JsonNode json = JSON.readTree(out);
        assertThat(json.path("v").asInt()).isEqualTo(1);
        return new Ended(process.exitValue(), json, said);
    }

    private String moved(String line) {
        String here = line.replaceFirst("^([a-z_]+)=/(?=[a-zA-Z])", "$1=" + root + "/");
        // The system's own folders of commands would show the machine's.
        return here.startsWith("PATH=$PATH:") ? "PATH=$PATH" : here;
    }
}
