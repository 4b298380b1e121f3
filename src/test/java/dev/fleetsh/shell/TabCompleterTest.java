package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.meta.Setting;
import dev.fleetsh.source.Progress;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabCompleterTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-PARIS-01");

    private final Session session = new Session(TestFleet.source(FLEET), Clock.systemUTC());
    private final Commands commands = Commands.standard(session, Progress.NONE);
    private final Conversation conversation =
            new Conversation(session, commands, new SessionScope(session), StringWriter::new);
    private final Setting pager = new Setting("pager", "", List.of("on", "off"), () -> "on", value -> {});
    private final TabCompleter completer = new TabCompleter(
            session,
            commands,
            conversation.scope(),
            conversation::classes,
            conversation.housekeeping(),
            () -> List.of(pager));
    private final TabHelp help = new TabHelp(session, commands, completer.completions(), completer.housekeeping());

    TabCompleterTest() {
        session.fleet();
        completer.learn(FLEET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "/his ¦ /history",
                "/set pa ¦ pager",
                "/set pager o ¦ on,off",
                "/help ref ¦ refresh",
                "docto ¦ doctor",
                "nodes windows | chec ¦ check",
                "nodes windows | check --li ¦ --limit",
                "nodes --sort age ¦ agent",
                "nodes windows && onl ¦ online",
                "nodes name == 'WEB- ¦ WEB-1,WEB-2",
                "why DC ¦ DC-PARIS-01",
                "can WEB-1 port ¦ port-forward",
                "path WEB-1 ssmm ¦ ssmmessages",
                "path DC ¦ DC-PARIS-01",
                "path('DC ¦ DC-PARIS-01",
                "check(nodes, lim ¦ limit:",
                "why('DC ¦ DC-PARIS-01",
            })
    void offers(String head, String values) {
        assertThat(completer.at(head)).extracting(Suggestion::value).containsExactlyInAnyOrder(values.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "nodes ¦ nodes [SELECTION] [--columns a,b] [--sort p] [--limit N] [--wide]",
                "nodes --limit ¦ --limit N",
                "nodes windows && agent ¦ agent: AgentVersion – version of the SSM Agent",
                "nodes.where { agent ¦ agent: AgentVersion – version of the SSM Agent",
                "nodes.limit( ¦ limit(int most) → Nodes",
                "nodes.list().collect ¦ collect { element -> value } → List<what the closure gives>",
                "x = nodes; x ¦ x: Nodes",
                "check(nodes, ¦ check(…, checks:",
                "checks agent-min-version ¦ check agent-min-version",
                "/set ¦ /set",
            })
    void tellsHowItIsWritten(String head, String signature) {
        TabHelp.Help explained = help.at(head);
        assertThat(explained).isNotNull();
        assertThat(String.join("\n", explained.signature()))
                .startsWith(signature.replace("<what the closure gives>", ""));
        assertThat(help.documentation(explained, 80)).isNotNull();
    }

    @Test
    void documentationIsThatOfHelp() {
        TabHelp.Help verb = help.at("nodes ");
        assertThat(verb).isNotNull();
        assertThat(String.join("\n", help.documentation(verb, 100))).contains("A selection is one of", "--columns a,b");
        TabHelp.Help check = help.at("checks agent-min-version");
        assertThat(check).isNotNull();
        assertThat(help.documentation(check, 100)).hasSizeGreaterThan(3);
    }

    @Test
    void aListIsCutToTheScreenWithItsCount() {
        List<Suggestion> many = java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> new Suggestion("value-" + i, "help", "group"))
                .toList();
        List<AttributedString> lines = new CompletionList(false, 40, 10).of(many);
        assertThat(lines).hasSizeLessThanOrEqualTo(10);
        assertThat(lines.get(lines.size() - 1).toString()).isEqualTo("… 500 in all; type on");
        assertThat(lines).allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(40));
        assertThat(new CompletionList(false, 10, 8).of(many.subList(0, 3)))
                .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(10));
    }

    @Test
    void groupsHaveHeadingsAndWhatTheyAre() {
        List<AttributedString> lines = new CompletionList(false, 80, 20)
                .of(List.of(
                        new Suggestion("one", "the first", "numbers"), new Suggestion("b\u001b[2J", "漢字", "letters")));
        assertThat(lines)
                .extracting(AttributedString::toString)
                .containsExactly("numbers", "  one   the first", "letters", "  b [2J   漢字");
    }
}
