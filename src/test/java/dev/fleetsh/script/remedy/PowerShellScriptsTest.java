package dev.fleetsh.script.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PowerShell scripts that come with fleetsh, parsed by a grammar of the language, and held to what all of them promise. */
class PowerShellScriptsTest {
    private static final Path PARSER = Path.of("src/test/powershell/parse.mjs");

    @TempDir
    private Path folder;

    private static List<String> scripts() {
        return new NodeScripts(Path.of("scripts/nodes"))
                .names().stream()
                        .filter(name -> name.endsWith(".ps1"))
                        .map(name -> "scripts/nodes/" + name)
                        .toList();
    }

    private static List<String> parsed(List<String> files) throws Exception {
        boolean there = Files.isDirectory(PARSER.resolveSibling("node_modules"))
                && Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
        assertThat(there || System.getenv("CI") == null)
                .as("continuous integration has the grammar")
                .isTrue();
        assumeTrue(there, "npm ci --prefix src/test/powershell has not been run");
        List<String> command = new ArrayList<>(List.of("node", PARSER.toString()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void eachParses() throws Exception {
        assertThat(parsed(scripts()))
                .hasSize(scripts().size())
                .hasSizeGreaterThan(12)
                .allMatch(line -> line.endsWith(" ok"));
    }

    @Test
    void theGrammarSeesMistakes() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.ps1"), "if ($a -eq 1 {\n    'x'\n");
        assertThat(parsed(List.of(wrong.toString()))).singleElement().asString().doesNotEndWith(" ok");
    }

    @Test
    void eachEndsWithAnExitCodeOfItsOwnAndGoesBySid() throws Exception {
        for (String script : scripts()) {
            String text = Files.readString(Path.of(script));
            // Without one, errors that do not end the script would still be a success.
            assertThat(text).as(script).endsWith("\nexit 0\n").contains("$ErrorActionPreference = 'Stop'");
            assertThat(text)
                    .as("names of groups are other ones in every language: " + script)
                    .doesNotContain("'Domain Admins'", "'Administrators'", "\"Domain Admins\"", "\"Administrators\"");
            assertThat(text).as("newer than PowerShell 5.1: " + script).doesNotContain("??", " && ", " || ");
            assertThat(text).as(script).doesNotContain("Write-Host");
        }
    }
}
