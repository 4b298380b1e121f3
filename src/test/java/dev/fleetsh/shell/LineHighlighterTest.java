package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineHighlighterTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-PARIS-01");

    private final Session session = new Session(TestFleet.source(FLEET), Clock.systemUTC());
    private final Commands commands = Commands.standard(session, Progress.NONE);
    private final Conversation conversation =
            new Conversation(session, commands, new SessionScope(session), StringWriter::new);
    private final TabCompleter completer = new TabCompleter(
            session, commands, conversation.scope(), conversation::classes, conversation.housekeeping(), List::of);
    private final LineHighlighter highlighter = new LineHighlighter(new LineDoubts(
            commands,
            conversation.scope(),
            completer.completions(),
            conversation::isCommand,
            completer::isNode,
            completer.housekeeping()::begun));

    LineHighlighterTest() {
        completer.learn(FLEET);
        session.values().put("web", session.nodes());
    }

    private String styled(String line, int cursor, AttributedStyle style) {
        AttributedString text = highlighter.highlight(line, cursor);
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean is = text.styleAt(i).equals(style);
            boolean goesOn = is && i > 0 && text.styleAt(i - 1).equals(style);
            found.append(is && !goesOn && !found.isEmpty() ? " " : "").append(is ? line.charAt(i) : "");
        }
        return found.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "nodess windows ¦ nodess",
                "weigh dc ¦ weigh",
                "nodes agnt < '3' ¦ agnt",
                "nodes windows && agnt < '3' ¦ agnt",
                "nodes windws --limit 3 ¦ windws",
                "nodes --lmit 3 ¦ --lmit",
                "nodes WEB-9 ¦ WEB-9",
                "checks no-such-check now ¦ no-such-check now",
                "nodes failing('no-such') && windows ¦ 'no-such'",
                "nodes.lenght + 1 ¦ lenght",
                "nodes.where { agnt == '3' } ¦ agnt",
                "nodes.where { windows }.cuont() ¦ cuont",
                "nodes.each { it.plaform.name } ¦ plaform",
                "nodes[0].agent.isBelw('3') ¦ isBelw",
                "nodez.size() ¦ nodez",
                "fleet.scopes()[0].idd.region ¦ idd",
                "PingStatus.ONLIN.label() ¦ ONLIN",
                "a)) + 1 ¦ ) )",
                "/lst 3 ¦ lst",
            })
    void whatNobodyKnowsIsRedBeforeEnter(String line, String red) {
        assertThat(styled(line, line.length(), LineHighlighter.UNKNOWN).replace(") )", "))"))
                .isEqualTo(red.replace(") )", "))"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes windows && agent < '3.0.222.0' && tags.Env == 'prod'",
                "nodes WEB-1",
                "nodes WEB-* --limit 3",
                "nodes web",
                "nodes (windows || linux) && !ready | check --all",
                "nodes hybrid > lost.csv",
                "nodes tags.anything.size() > 1",
                "check agent-min-version",
                "checks agent-min-version",
                "why NO-SUCH-NODE",
                "x = 1",
                "def y = nodes.where { windows }; y.size()",
                "nodes.where { n -> n.windows && web.size() > 0 }",
                "nodes.list().collect { it.name }.eachWithIndex { name, i -> println name }",
                "nodes.collectEntries { [it.id, it.name] }.each { k, v -> println k + v }",
                "def f(a, b = 2) { a + b }; f(1)",
                "class Box { int n; int twice() { n * 2 } }; new Box(n: 2).twice()",
                "[a: 1, b: 2].a",
                "java.time.Instant.now().epochSecond",
                "web.where { agent in '>=3 <4' }.groupBy { region }.counts()",
                "println nodes.size()",
                "for (n in nodes) { println n.agent }",
                "nodes.where { name.startsWith('WEB') && name.size() > 2 }",
                "check(nodes, limit: 3)",
                "/list -all",
                "import java.nio.file.Files",
            })
    void whatIsKnownOrCantBeToldIsNotRed(String line) {
        assertThat(styled(line, -1, LineHighlighter.UNKNOWN)).isEmpty();
    }

    @Test
    void aWordThatIsBeingTypedIsNotRedWhileItBeginsSomething() {
        assertThat(styled("nodes agen", 10, LineHighlighter.UNKNOWN)).isEmpty();
        assertThat(styled("nodes.siz", 9, LineHighlighter.UNKNOWN)).isEmpty();
        assertThat(styled("nodes --li", 10, LineHighlighter.UNKNOWN)).isEmpty();
        assertThat(styled("nod", 3, LineHighlighter.UNKNOWN)).isEmpty();
        assertThat(styled("nodes.lenx", 10, LineHighlighter.UNKNOWN)).isEqualTo("lenx");
    }

    @Test
    void verbsTextsNumbersKeywordsAndCommentsAreTold() {
        assertThat(styled("nodes windows", 13, LineHighlighter.VERB)).isEqualTo("nodes");
        assertThat(styled("x = 'a' + \"b ${c} d\"", -1, LineHighlighter.TEXT)).isEqualTo("'a' \"b   d\"");
        assertThat(styled("x = 'abc", -1, LineHighlighter.OPEN_TEXT)).isEqualTo("'abc");
        assertThat(styled("if (x) 12", -1, LineHighlighter.KEYWORD)).isEqualTo("if");
        assertThat(styled("if (x) 12", -1, LineHighlighter.NUMBER)).isEqualTo("12");
        assertThat(styled("1 // one", -1, LineHighlighter.COMMENT)).isEqualTo("// one");
        assertThat(styled("f(a, [b])", 9, LineHighlighter.PAIR)).isEqualTo("( )");
    }

    @Test
    void aPasteOfManyLinesIsRead() {
        String line = "x = nodes.where { windows && agent < '3' }.groupBy { region }.counts()\n";
        assertThat(highlighter.highlight(line.repeat(400), 0).length()).isEqualTo(line.length() * 400);
    }
}
