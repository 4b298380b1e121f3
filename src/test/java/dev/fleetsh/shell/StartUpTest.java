package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up file, settings that are kept, and the editor, at the terminal. */
class StartUpTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-1");

    @TempDir
    Path folder;

    private Screen screen(String... arguments) throws Exception {
        Screen.Setting setting = new Screen.Setting(100, "xterm-256color", List.of(arguments), Map.of());
        return new Screen(TestFleet.source(FLEET), folder, setting);
    }

    @Test
    void initGroovyIsEnteredBeforeTheFirstLineAndListedAsStartUp() throws Exception {
        Files.writeString(
                folder.resolve("init.groovy"),
                "import java.util.concurrent.TimeUnit\n\n// ours\ndef web() {\n  nodes.where { name.startsWith('WEB') }\n}\nhours = TimeUnit.DAYS.toHours(1)\n");
        try (Screen screen = screen()) {
            screen.await("^sim ○ 3>");
            screen.line("web().size() + hours").await("^\\$1 = 26\n[\\s\\S]*3>$");
            String text = screen.line("/list -start").await("s3 +hours = [\\s\\S]*3>$");
            assertThat(text).contains("s1  import java.util.concurrent.TimeUnit", "// ours");
            screen.line("hours = 1").await("^\\$2 = 1\n[\\s\\S]*3>$");
            screen.line("/reset").await("numbers begin with \\$1\n[\\s\\S]*3>$");
            screen.line("hours + 1").await("^\\$1 = 25\n[\\s\\S]*3>$");
        }
    }

    @Test
    void aFailureInItIsShownWithItsPlaceAndTheShellOpens() throws Exception {
        Files.writeString(folder.resolve("init.groovy"), "a = 1\n\nprintln 'from init'\nb = 1 / 0\nc = 2\n");
        try (Screen screen = screen()) {
            screen.await("^from init\n✗ .*init.groovy:4: ArithmeticException: Division by zero");
            screen.line("a + 1").await("^\\$1 = 2\n[\\s\\S]*3>$");
        }
    }

    @Test
    void noStartupOpensWithoutItAndStartupEntersAnother() throws Exception {
        Files.writeString(folder.resolve("init.groovy"), "a = 1\n");
        Path other = Files.writeString(folder.resolve("other.groovy"), "b = 41\n");
        try (Screen screen = screen("--no-startup")) {
            screen.await("^sim ○ 3>");
            screen.line("a").await("no such variable or property \"a\"[\\s\\S]*3>$");
        }
        try (Screen screen = screen("--startup", other.toString())) {
            screen.await("^sim ○ 3>");
            screen.line("b + 1").await("^\\$1 = 42\n[\\s\\S]*3>$");
        }
    }

    @Test
    void aStartUpFileThatWillNotEndIsGivenUpWithControlC() throws Exception {
        Files.writeString(folder.resolve("init.groovy"), "a = 1\nprintln 'waiting'\nwhile (true) {}\n");
        // While the fleet is collected nothing has entered the file behind the prompt, so the line does.
        CountDownLatch collected = new CountDownLatch(1);
        try (Screen screen = new Screen(
                TestFleet.source(progress -> {
                    await(collected);
                    return FLEET;
                }),
                folder)) {
            screen.await("^sim ○ …>");
            screen.line("a").await("^waiting");
            screen.control('C').await("✗ cancelled\n[\\s\\S]*…>$");
            screen.line("a + 1").await("^\\$1 = 2\n[\\s\\S]*…>$");
            collected.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void settingsHoldAtOnceAndLaterWhereRetainedForTheOwnerOnly() throws Exception {
        try (Screen screen = screen()) {
            screen.await("^sim ○ 3>");
            screen.line("/set format json -retain").await("format json, also in later sessions\"\n[\\s\\S]*3>$");
            screen.line("[1, 2]").await("= \\[1,2\\]\n");
            screen.line("/set").await("rows.*usual[\\s\\S]*3>$");
            screen.line("/set fromat csv").await("did you mean \"format\"\\?[\\s\\S]*3>$");
            screen.line("/set format jsn").await("did you mean \"json\"\\?[\\s\\S]*3>$");
            screen.line("/set rows 1").await("rows 1\"\n[\\s\\S]*3>$");
        }
        Path kept = folder.resolve("settings");
        assertThat(Files.readString(kept)).isEqualTo("format json\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        try (Screen screen = screen()) {
            screen.await("^sim ○ 3>");
            screen.line("[1, 2]").await("= \\[1,2\\]\n");
        }
    }

    @Test
    void onlyWhatWasChangedInTheEditorIsEnteredAgain() throws Exception {
        Path editor = Files.writeString(
                folder.resolve("editor"), "#!/bin/sh\nsed -i -e 's/n + 1/n + 10/' -e '$a added = 5' \"$1\"\n");
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
        try (Screen screen = screen()) {
            screen.await("^sim ○ 3>");
            screen.line("println 'once'; x = 1").await("^once\n\\$1 = 1\n[\\s\\S]*3>$");
            screen.line("def f(n) {").line("  n + 1").line("}").await("\\{> \\}\n[\\s\\S]*3>$");
            screen.line("/set editor " + editor).await("^editor .*editor\n[\\s\\S]*3>$");
            screen.line("/edit").await("^\\$4 = 5\n[\\s\\S]*3>$");
            String text = screen.line("f(x)").await("^\\$5 = 11\n[\\s\\S]*3>$");
            assertThat(text.split("^once$|\nonce\n", -1))
                    .as("what was not changed did not run again")
                    .hasSize(2);
        }
    }

    @Test
    void theEditorInsideOpensWhereThereIsNoOther() throws Exception {
        try (Screen screen = screen()) {
            screen.await("^sim ○ 3>");
            screen.line("kept = 1").await("^\\$1 = 1\n[\\s\\S]*3>$");
            screen.line("/edit 1").await("^kept = 1$[\\s\\S]*\\^X");
            screen.control('X').await("kept = 1[\\s\\S]*3>$");
            screen.line("kept + 1").await("^\\$2 = 2\n[\\s\\S]*3>$");
        }
    }
}
