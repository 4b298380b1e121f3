package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1");
    private static final String UP = "\u001b[A";

    @TempDir
    Path folder;

    private Screen open() throws Exception {
        Screen screen = new Screen(TestFleet.source(FLEET), folder);
        screen.await("^sim ○ 1>");
        return screen;
    }

    @Test
    void aBlockOfSeveralLinesComesBackWholeAfterARestart() throws Exception {
        try (Screen screen = open()) {
            screen.line("x = nodes.where {").await("\\{>");
            screen.line("  windows").await("windows\n");
            screen.line("}.size()").await("^\\$1 = 0[\\s\\S]*^sim ○ 1>$");
            screen.control('D').awaitExit();
        }
        try (Screen screen = open()) {
            screen.type(UP).await("x = nodes.where \\{\n.*windows\n.*\\}\\.size\\(\\)$");
        }
    }

    @Test
    void theSameLineAgainIsKeptOnce() throws Exception {
        try (Screen screen = open()) {
            screen.line("1 + 1").await("^\\$1 = 2\n+sim ○ 1>$");
            screen.line("1 + 1").await("^\\$2 = 2\n+sim ○ 1>$");
            screen.control('D').awaitExit();
        }
        assertThat(Files.readAllLines(folder.resolve("history")))
                .filteredOn(line -> line.endsWith("1 + 1"))
                .hasSize(1);
    }

    @Test
    void twoShellsAtOnceKeepTheLinesOfBoth() throws Exception {
        try (Screen one = open();
                Screen other = open()) {
            one.line("10 + 1").await("^\\$1 = 11\n+sim ○ 1>$");
            other.line("20 + 2").await("^\\$1 = 22\n+sim ○ 1>$");
            one.line("30 + 3").await("^\\$2 = 33\n+sim ○ 1>$");
            one.control('D').awaitExit();
            other.control('D').awaitExit();
        }
        assertThat(Files.readString(folder.resolve("history"))).contains("10 + 1", "20 + 2", "30 + 3");
    }

    @Test
    void aFileThatCantBeReadIsPutAsideAndTheShellWorks() throws Exception {
        byte[] rubbish = {(byte) 0xc3, 0x28, '\n', (byte) 0xff, (byte) 0xfe};
        Files.write(folder.resolve("history"), rubbish);
        try (Screen screen = open()) {
            assertThat(screen.text().replace("\n", " ")).contains("the history could not be read; it is kept as");
            screen.line("1 + 1").await("^\\$1 = 2\n+sim ○ 1>$");
            screen.control('D').awaitExit();
        }
        assertThat(folder.resolve("history.broken")).hasBinaryContent(rubbish);
        assertThat(Files.readString(folder.resolve("history"))).contains("1 + 1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("history"))))
                .isEqualTo("rw-------");
    }
}
