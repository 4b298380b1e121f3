package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.Rehearsal;
import dev.fleetsh.command.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows of the shell at work and of a remedy is what the shell answers, but for times.
 * {@code -Dgolden.write} writes it anew.
 */
class ReadmeAtTheTerminalTest {
    private static final Path README = Path.of("README.md");
    private static final int COLUMNS = 110;
    /** Tall enough that nothing is paged. */
    private static final int ROWS = 120;

    private static final Pattern PROMPT = Pattern.compile("^sim ○ \\d+> ", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("^Type (\\S+) to go on: \\1$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private final Rehearsal aws = Rehearsal.whole();

    /** A line of a person's, and what the README has below it. */
    private record Turn(String line, String answer) {}

    private static List<Turn> turns(String chapter) throws IOException {
        String readme = Files.readString(README);
        String text = readme.substring(readme.indexOf("\n## " + chapter + "\n"));
        String block = text.split("\n```\n", 3)[1];
        List<Turn> turns = new ArrayList<>();
        for (String part : PROMPT.split("\n" + block)) {
            int end = part.indexOf('\n');
            turns.add(end < 0 ? new Turn(part, "") : new Turn(part.substring(0, end), part.substring(end + 1)));
        }
        return turns;
    }

    private void isAnsweredSo(Screen screen, Turn turn) throws Exception {
        screen.control('L').await("\\Asim ○ \\d+>\\z");
        screen.line(turn.line);
        Matcher asked = ASKED.matcher(turn.answer);
        if (asked.find()) {
            screen.await("^Type " + Pattern.quote(asked.group(1)) + " to go on:\\z");
            screen.line(asked.group(1));
        }
        String seen = screen.await("\\Asim ○ \\d+> " + Pattern.quote(turn.line) + "\n[\\s\\S]*^sim ○ \\d+>\\z");
        String below = seen.substring(seen.indexOf('\n') + 1, seen.lastIndexOf('\n'));
        if (System.getProperty("golden.write") != null && !timeless(below).equals(timeless(turn.answer))) {
            String readme = Files.readString(README);
            Files.writeString(README, readme.replace(turn.answer, below.stripTrailing() + "\n"));
            return;
        }
        assertThat(timeless(below))
                .as("what README.md shows below: " + turn.line)
                .isEqualTo(timeless(turn.answer));
    }

    private static String timeless(String text) {
        return text.replaceAll("\\d+ s ago|just now", "… ago")
                .replaceAll("(?m) · (\\d+ ms|\\d+\\.\\d s)$", " · …")
                .replaceAll("collected in \\d+\\.\\d s", "collected in …")
                .replaceAll("(?m) {3}\\d+ s$", "   … s")
                .stripTrailing();
    }

    private Screen open() throws Exception {
        Screen.Setting setting = new Screen.Setting(
                COLUMNS,
                Screen.Setting.USUAL.type(),
                Screen.Setting.USUAL.arguments(),
                Screen.Setting.USUAL.environment());
        Screen screen = new Screen(aws, folder, setting, Plugins.NONE, consent -> aws.workshop(consent, folder));
        screen.resize(COLUMNS, ROWS);
        screen.await("collected in[\\s\\S]*^sim ○ \\d+>$");
        return screen;
    }

    @Test
    void theShellAtWork() throws Exception {
        List<Turn> turns = turns("At work");
        try (Screen screen = open()) {
            String collected = "240 nodes";
            String opening = screen.text();
            assertThat(timeless(opening.substring(opening.indexOf(collected), opening.lastIndexOf('\n'))))
                    .isEqualTo(timeless(
                            turns.get(0).answer.substring(turns.get(0).answer.indexOf(collected))));
            for (Turn turn : turns.subList(1, turns.size())) {
                isAnsweredSo(screen, turn);
            }
        }
    }

    @Test
    void theChapterOnFixing() throws Exception {
        try (Screen screen = open()) {
            for (Turn turn : turns("Fixing").subList(1, turns("Fixing").size())) {
                isAnsweredSo(screen, turn);
            }
        }
    }
}
