package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No prefix of any line runs anything before Enter, whatever looks at it. */
@Timeout(300)
class NothingRunsTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2", "DC-PARIS-01");
    private static final int MUTATIONS = 1500;

    @TempDir
    Path folder;

    private final AtomicInteger loads = new AtomicInteger();
    private final Touched counter = new Touched();

    private final Session session = new Session(
            TestFleet.source(progress -> {
                loads.incrementAndGet();
                return FLEET;
            }),
            Clock.systemUTC());
    private final Commands commands = Commands.standard(session, Progress.NONE);
    private final Conversation conversation =
            new Conversation(session, commands, new SessionScope(session), StringWriter::new);
    private final TabCompleter completer = new TabCompleter(
            session, commands, conversation.scope(), conversation::classes, conversation.housekeeping(), List::of);
    private final TabHelp help = new TabHelp(session, commands, completer.completions(), completer.housekeeping());
    private final LineHighlighter highlighter = new LineHighlighter(new LineDoubts(
            commands,
            conversation.scope(),
            completer.completions(),
            conversation::isCommand,
            completer::isNode,
            completer.housekeeping()::begun));
    private final LineParser parser = new LineParser(conversation::isCommand);
    private final Prompt prompt = new Prompt(session, "sim", false);

    private void open() {
        session.values().put("counter", counter);
        session.values().put("counters", new ArrayList<>(List.of(counter)));
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("key", counter);
        session.values().put("byCounter", map);
    }

    /** All that looks at a line before Enter. */
    private void look(String head) {
        try {
            for (Suggestion suggestion : completer.at(head)) {
                assertThat(suggestion.value()).isNotNull();
            }
            TabHelp.Help explained = help.at(head);
            if (explained != null) {
                help.documentation(explained, 80);
            }
            assertThat(highlighter.highlight(head, head.length()).toString()).isEqualTo(head);
            assertThat(highlighter.highlight(head, head.length() / 2).toString())
                    .isEqualTo(head);
            parser.parse(head, head.length(), ParseContext.COMPLETE);
            prompt.text(80);
            try {
                parser.parse(head, head.length(), ParseContext.ACCEPT_LINE);
            } catch (EOFError e) {
                assertThat(e.getMissing()).isNotEmpty();
            }
        } catch (Throwable e) {
            fail("at \"" + head + "\"", e);
        }
    }

    private void nothingRan(String what) {
        assertThat(counter.touches()).as(what).isZero();
        assertThat(loads).as(what).hasValue(0);
        assertThat(Path.of("TRAP")).as(what).doesNotExist();
    }

    @Test
    void noPrefixOfAnyLineRunsAnything() {
        assertThat(Corpus.LINES).hasSizeGreaterThan(60);
        open();
        for (String line : Corpus.LINES) {
            for (int end = 0; end <= line.length(); end++) {
                look(line.substring(0, end));
            }
            nothingRan(line);
        }
    }

    @Test
    void anEmptyPieceOfATextBehindAPlaceholderIsLookedAt() {
        open();
        for (String head : List.of("\"${a}", "\"${a}b", "nodes name == \"${a}", "\"\"\"${a}", "/${a}")) {
            look(head);
            nothingRan(head);
        }
    }

    @Test
    void noMutationOfAnyLineRunsAnything() {
        open();
        long random = new Random().nextLong();
        for (long seed : new long[] {42, random}) {
            Random dice = new Random(seed);
            for (int i = 0; i < MUTATIONS; i++) {
                String line = mutated(Corpus.LINES.get(dice.nextInt(Corpus.LINES.size())), dice);
                look(line.substring(0, dice.nextInt(line.length() + 1)));
                nothingRan("seed " + seed + ": " + line);
            }
        }
    }

    /** Pieces of lines exchanged, doubled, left out and closed wrongly. */
    private static String mutated(String line, Random dice) {
        StringBuilder text = new StringBuilder(line);
        String signs = "'\"`{}()[]./\\$*?!|>&=<~:;,\n\t -_0aé🦊\u0000\u001b";
        for (int i = 0; i < 1 + dice.nextInt(4); i++) {
            int at = dice.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + dice.nextInt(8));
            switch (dice.nextInt(4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.insert(at, signs.charAt(dice.nextInt(signs.length())));
                default -> {
                    String other = Corpus.LINES.get(dice.nextInt(Corpus.LINES.size()));
                    text.insert(at, other, 0, dice.nextInt(other.length() + 1));
                }
            }
        }
        return text.toString();
    }

    @Test
    void whatIsTypedAtATerminalWithTabAtEachWordRunsNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Screen screen = new Screen(
                TestFleet.source(progress -> {
                    asked.incrementAndGet();
                    return FLEET;
                }),
                folder)) {
            screen.await("^sim ○ 3>");
            screen.session().values().put("counter", counter);
            Path trap = folder.resolve("trap");
            for (String line : List.of(
                    "new File('" + trap + "').createNewFile().",
                    "counter.touch().",
                    "counter.na",
                    "\"${new File('" + trap + "').createNewFile()} ${counter.touch()}\".",
                    "nodes.each { counter.touch() }.",
                    "session.refresh().")) {
                screen.type(line + "\t\t\tx");
                screen.await("the line", text -> text.replace("\n", "").contains(line.substring(0, 7)));
                screen.control('C').await("a fresh prompt", text -> text.endsWith("3>"));
            }
            screen.line("40 + 2").await("= 42$");
            assertThat(trap).doesNotExist();
            assertThat(counter.touches()).isZero();
            assertThat(asked).hasValue(1);
        }
    }
}
