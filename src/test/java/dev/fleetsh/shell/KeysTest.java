package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key that the shell promises, on a terminal. A mark typed last shows where the cursor has come to. */
class KeysTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-PARIS-01");
    private static final String LEFT = "\u001b[D";
    private static final String RIGHT = "\u001b[C";
    private static final String UP = "\u001b[A";
    private static final String DOWN = "\u001b[B";
    private static final String HOME = "\u001b[H";
    private static final String END = "\u001b[F";
    private static final String DELETE = "\u001b[3~";
    private static final String BACKSPACE = "\177";
    private static final String ALT = "\u001b";

    @TempDir
    Path folder;

    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        screen = new Screen(TestFleet.source(FLEET), folder);
        // What is told of the fleet comes above the line, and would come after the screen was cleared.
        screen.await("collected in[\\s\\S]*^sim ○ 3>$");
    }

    @AfterEach
    void close() throws IOException {
        screen.close();
    }

    private static String control(char letter) {
        return String.valueOf((char) (letter - '@'));
    }

    private void line(String wanted) throws Exception {
        screen.await("^sim ○ 3> " + java.util.regex.Pattern.quote(wanted) + "$");
    }

    @Test
    void controlAGoesToTheBeginningAndControlEToTheEnd() throws Exception {
        screen.type("bcd" + control('A') + "a");
        line("abcd");
        screen.type(control('E') + "e");
        line("abcde");
    }

    @Test
    void homeAndEndDoTheSame() throws Exception {
        screen.type("bcd" + HOME + "a");
        line("abcd");
        screen.type(END + "e");
        line("abcde");
    }

    @Test
    void arrowsMoveByOneCharacter() throws Exception {
        screen.type("ad" + LEFT + "bx" + LEFT + RIGHT + "c");
        line("abxcd");
    }

    @Test
    void backspaceDeletesBeforeAndDeleteUnderTheCursor() throws Exception {
        screen.type("abXcd" + LEFT + LEFT + BACKSPACE + "!");
        line("ab!cd");
        screen.type(DELETE + "?");
        line("ab!?d");
    }

    @Test
    void controlDDeletesUnderTheCursorOfALineAndLeavesAnEmptyOne() throws Exception {
        screen.type("abc" + LEFT + control('D') + "!");
        line("ab!");
        screen.type(control('C'));
        screen.await("ab![\\s\\S]*^sim ○ 3>$");
        assertThat(screen.control('D').awaitExit()).isZero();
    }

    @Test
    void controlKCutsToTheEndAndControlYBringsItBack() throws Exception {
        screen.type("one two" + control('A') + RIGHT + RIGHT + RIGHT + control('K') + "!");
        line("one!");
        screen.type(control('Y'));
        line("one! two");
    }

    @Test
    void controlUCutsTheLineAndControlYBringsItBack() throws Exception {
        screen.type("one two" + control('U') + "!");
        line("!");
        screen.type(control('Y'));
        line("!one two");
    }

    @Test
    void controlWCutsAWord() throws Exception {
        screen.type("one two" + control('W') + "!");
        line("one !");
    }

    @Test
    void controlLClearsTheScreenAndKeepsTheLine() throws Exception {
        screen.type("help").await("3> help");
        screen.type(control('L') + "!");
        screen.await("a cleared screen", text -> text.strip().equals("sim ○ 3> help!"));
    }

    @Test
    void controlUnderscoreUndoes() throws Exception {
        screen.type("one" + control('W') + control('_') + "!");
        line("one!");
    }

    @Test
    void altBAndAltFMoveByWords() throws Exception {
        screen.type("one two" + ALT + "b" + ALT + "b" + ">");
        line(">one two");
        screen.type(ALT + "f" + "<");
        line(">one< two");
    }

    @Test
    void arrowsUpAndDownWalkThroughTheHistory() throws Exception {
        screen.line("1 + 1").await("^\\$1 = 2\n+sim ○ 3>$");
        screen.line("2 + 2").await("^\\$2 = 4\n+sim ○ 3>$");
        screen.type(UP + UP + "0");
        screen.await("\\$2 = 4\n+sim ○ 3> 1 \\+ 10$");
        screen.type(control('C')).await("1 \\+ 10\\^C\n+sim ○ 3>$");
        screen.type("typed" + control('U') + UP + UP + DOWN + "9");
        screen.await("1 \\+ 10\\^C\n+sim ○ 3> 2 \\+ 29$");
        screen.type(control('C')).await("2 \\+ 29\\^C\n+sim ○ 3>$");
        screen.type(UP + DOWN + "!");
        line("!");
    }

    @Test
    void arrowUpFindsWhatBeginsLikeWhatIsTyped() throws Exception {
        screen.line("3 * 3").await("^\\$1 = 9\n+sim ○ 3>$");
        screen.line("4 * 4").await("^\\$2 = 16\n+sim ○ 3>$");
        screen.type("3" + UP + "0").await("\\$2 = 16\n+sim ○ 3> 3 \\* 30$");
    }

    @Test
    void controlRSearchesTheHistory() throws Exception {
        screen.line("5 * 5").await("^\\$1 = 25\n+sim ○ 3>$");
        screen.line("6 * 6").await("^\\$2 = 36\n+sim ○ 3>$");
        screen.type(control('R') + "5 *").await("bck-i-search: 5 \\*");
        screen.type(END + "1").await("^sim ○ 3> 5 \\* 51$");
    }

    @Test
    void controlCInTheMiddleOfABlockDropsAllOfIt() throws Exception {
        screen.line("nodes.where {").await("\\{>");
        screen.type("windows").await("windows$");
        screen.type(control('C')).await("windows\\^C\n+sim ○ 3>$");
        screen.line("7 * 7").await("^\\$1 = 49\n+sim ○ 3>$");
    }

    @Test
    void arrowRightTakesAHintAndRunsNothing() throws Exception {
        screen.line("8 * 8").await("^\\$1 = 64\n+sim ○ 3>$");
        screen.type("8 ").await("\\$1 = 64\n+sim ○ 3> 8 \\* 8$");
        screen.type(RIGHT + "1").await("\\$1 = 64\n+sim ○ 3> 8 \\* 81$");
    }

    @Test
    void endTakesAHintToo() throws Exception {
        screen.line("9 * 9").await("^\\$1 = 81\n+sim ○ 3>$");
        screen.type("9 ").await("\\$1 = 81\n+sim ○ 3> 9 \\* 9$");
        screen.type(END + "1").await("\\$1 = 81\n+sim ○ 3> 9 \\* 91$");
    }

    @Test
    void aPasteIsWrittenAsItIs() throws Exception {
        screen.type("\u001b[200~a\t= '\\d!b'\u001b[201~" + "#");
        screen.await("3> a +\\\\?= '\\\\d!b'#$|3> a\\s*= '\\\\d!b'#$");
    }

    @Test
    void tabAgainShowsTheSignatureAndAgainTheDocumentation() throws Exception {
        screen.type("nodes.lim\t").await("3> nodes.limit\\($");
        screen.type("\t").await("variables[\\s\\S]*press Tab again for the signature");
        screen.type("\t").await("limit\\(int most\\) → Nodes\\npress Tab again for the documentation");
        screen.type("\t").await("The first nodes of the selection");
        screen.type("\t").await("variables[\\s\\S]*press Tab again for the signature");
        screen.type("2");
        screen.await("only the line", text -> text.endsWith("3> nodes.limit(2"));
    }

    @Test
    void tabListsCandidatesThenTheVerbsSynopsisThenItsHelp() throws Exception {
        screen.type("why \t").await("WEB-1[\\s\\S]*press Tab again for the signature");
        screen.type("\t").await("why NODE… \\[--all\\][\\s\\S]*press Tab again for the documentation");
        screen.type("\t").await("root cause first[\\s\\S]*press Tab again for the candidates");
        screen.type("\t").await("WEB-1[\\s\\S]*press Tab again for the signature");
        screen.type("D\t");
        screen.await("only the line", text -> text.endsWith("3> why DC-PARIS-01"));
    }

    @Test
    void tabExplainsAPropertyOfAPredicate() throws Exception {
        screen.type("nodes agen\t").await("3> nodes agent$");
        screen.type("\t").await("agent: AgentVersion – version of the SSM Agent");
        screen.type("\t").await("as in agent < '3.0.222.0'");
    }

    @Test
    void controlCWhileTabShowsSomethingGivesAFreshPrompt() throws Exception {
        screen.type("why \t").await("press Tab again for the signature");
        screen.type(control('C'));
        screen.await("a fresh prompt", text -> text.endsWith("3>"));
        screen.line("1 + 2").await("^\\$1 = 3$");
    }

    @Test
    void tabInTheMiddleOfAWordKeepsWhatFollows() throws Exception {
        screen.type("nodes.whe { windows }" + HOME + RIGHT.repeat(9) + "\t!");
        line("nodes.where! { windows }");
    }
}
