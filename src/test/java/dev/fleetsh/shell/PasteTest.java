package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pasted or typed arrives as it is. */
class PasteTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-1");

    @TempDir
    Path folder;

    @Test
    void backslashesExclamationMarksAndDollarsArriveAsTheyAre() throws Exception {
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("'a\\\\b'.size()").await("^\\$1 = 3\n");
            screen.line("'C:\\\\x\\\\y' ==~ /C:\\\\x\\\\\\w/").await("^\\$2 = true\n");
            screen.line("!true").await("^\\$3 = false\n");
            screen.line("'!! !$ !1'").await("^\\$4 = !! !\\$ !1\n");
            screen.line("name = 'x'; \"$name ${$1} \\$5 $name!\"").await("^\\$5 = x 3 \\$5 x!\n");
            screen.line("$/a\\c! $$5/$").await("^\\$6 = a\\\\c! \\$5\n");
        }
    }

    @Test
    void aBlockOfTwoHundredPastedLinesRunsLineByLine() throws Exception {
        String lines = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> switch (i % 4) {
                    case 0 -> "total = total + [\n " + i + "\n].sum()";
                    case 1 -> "def f" + i + "(n) {\n\tn + " + i + " // a tab, and a remark with ' in it\n}";
                    default -> "total = total + " + i + "; path" + i + " = 'a\\\\b!$'";
                })
                .collect(Collectors.joining("\n"));
        int total = IntStream.rangeClosed(1, 200).filter(i -> i % 4 != 1).sum();
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("total = 0").await("^\\$1 = 0\n");
            screen.type("\u001b[200~" + lines + "\u001b[201~\r");
            screen.await("^\\$201 = " + total + "\n[\\s\\S]*^sim ○ 3>$");
            screen.line("f197(1) + path2").await("= 198a\\\\b!\\$\n");
        }
    }

    @Test
    void twoHundredLinesTypedAheadRunOneAfterTheOther() throws Exception {
        String lines = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> i % 10 == 0 ? "if (total) {\r  total += " + i + "\r}\r" : "total += " + i + "\r")
                .collect(Collectors.joining());
        try (Screen screen = new Screen(TestFleet.source(FLEET), folder)) {
            screen.await("^sim ○ 3>");
            screen.line("total = 0").await("^\\$1 = 0\n");
            screen.type(lines).type("'the end ' + total\r");
            assertThat(screen.await("= the end \\d+\n")).contains("the end 20100");
        }
    }
}
