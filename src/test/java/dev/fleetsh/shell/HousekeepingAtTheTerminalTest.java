package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every word with a slash, typed at a terminal; what it means in full is tested without one. */
class HousekeepingAtTheTerminalTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-1");

    @TempDir
    Path folder;

    private Screen screen;

    @BeforeEach
    void begin() throws Exception {
        // With an editor that changes one line, so that the test needs no hands.
        Path editor = Files.writeString(folder.resolve("editor"), "sed -i s/n=1/n=5/ \"$1\"\n");
        screen = new Screen(
                TestFleet.source(FLEET),
                folder,
                new Screen.Setting(100, "xterm-256color", List.of(), Map.of("EDITOR", "sh " + editor)));
        screen.await("collected in[\\s\\S]*^sim ○ 3>$");
        screen.control('L').await("\\Asim ○ 3>$");
        enter("n=1", "\\$1 = 1");
        enter("def twice(k) { k * 2 }", "defined method twice");
        enter("class Point { int x }", "defined type Point");
        enter("import java.util.concurrent.TimeUnit", "");
    }

    @AfterEach
    void end() throws Exception {
        screen.close();
    }

    @Test
    void whatWasDefinedIsShown() throws Exception {
        enter("/vars", "Integer +n +1");
        enter("/methods", "twice\\(");
        enter("/types", "class Point");
        enter("/imports", "import java.util.concurrent.TimeUnit");
        enter("/list", "1 +n=1\\n[\\s\\S]*4 +import java");
        enter("/list -all", "1 +n=1\\n[\\s\\S]*4 +import java");
        enter("/history", "n=1\\n[\\s\\S]*/list -all\\n/history");
    }

    @Test
    void whatWasDefinedIsForgotten() throws Exception {
        enter("/drop twice", "dropped twice");
        enter("twice(1)", "no such function \"twice\"");
        enter("/reset", "everything that was entered is forgotten");
        enter("/list", "nothing yet");
        enter("2 + 2", "\\$1 = 4");
    }

    @Test
    void whatWasEnteredIsEnteredAgainAndShownFirst() throws Exception {
        enter("twice(n)", "\\$5 = 2");
        enter("/5", "twice\\(n\\)\\n\\$6 = 2");
        enter("/!", "twice\\(n\\)\\n\\$7 = 2");
        enter("/-2", "twice\\(n\\)\\n\\$8 = 2");
        enter("/5-6", "twice\\(n\\)\\n\\$9 = 2\\ntwice\\(n\\)\\n\\$10 = 2");
        enter("/edit 1", "n=5\\n\\$11 = 5");
        enter("n", "\\$12 = 5");
    }

    @Test
    void whatWasEnteredIsSavedAndOpened() throws Exception {
        Path file = folder.resolve("saved.groovy");
        enter("/save " + file, "saved 4 lines");
        assertThat(file).content().contains("import java.util.concurrent.TimeUnit", "class Point", "n=1");
        enter("/reset", "everything that was entered is forgotten");
        enter("/open " + file, "defined type Point");
        enter("new Point(x: twice(n)).x", "\\$\\d+ = 2");
    }

    @Test
    void theShellTellsOfItselfAndIsSet() throws Exception {
        enter("/env", "terminal +xterm-256color, 100 columns");
        enter("/set", "pager +on");
        enter("/set pager off", "pager +off");
        enter("/set pager", "pager +off");
        enter("1 / 0", "Division by zero");
        enter("/stack", "line\\d+:1");
        enter("/?", "/exit \\[CODE]");
        enter("/help /drop", "/drop NAME");
        screen.line("/exit n + 2");
        assertThat(screen.awaitExit()).isEqualTo(3);
    }

    /** Enters a line and waits until its answer stands between it and the next prompt. */
    private void enter(String line, String answer) throws Exception {
        String between = answer.isEmpty() ? "" : "[\\s\\S]*?" + answer + "[\\s\\S]*?\\n";
        screen.line(line).await("3> \\Q" + line + "\\E\\n" + between + "sim ○ 3>$(?![\\s\\S]*3> )");
        screen.control('L').await("\\Asim ○ 3>$");
    }
}
