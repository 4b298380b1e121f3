package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that is saved is a script that does the same. */
class SaveTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Session session = session();

    private static Session session() {
        return new Session(TestFleet.source(TestFleet.of("WEB-1", "WEB-2", "DC-1")), Clock.systemUTC());
    }

    private Batch batch(String typed) {
        return new Batch(
                new Conversation(
                        session, Commands.standard(session, Progress.NONE), new SessionScope(session), () -> out),
                new Renderer(
                        Format.TABLE,
                        new View(0, Palette.NONE, session.clock().instant()),
                        new SessionBackdrop(session)),
                new ErrorText(Palette.NONE, StateFolder.of(Map.of("FLEETSH_HOME", folder.toString()), folder)),
                null,
                new BufferedReader(new StringReader(typed)),
                out,
                err);
    }

    private String saved(String... lines) throws IOException {
        Path file = folder.resolve("saved.groovy");
        Files.deleteIfExists(file);
        Conversation conversation = new Conversation(
                session, Commands.standard(session, Progress.NONE), new SessionScope(session), StringWriter::new);
        for (String line : lines) {
            catchThrowable(() -> conversation.run(line));
        }
        conversation.run("/save " + file);
        return Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "nodes ¦ show(nodes())",
                "nodes windows && agent < '3' ¦ show(nodes.where { windows && agent < '3' })",
                "nodes windows && agent < '3' --sort name --limit 5 ¦ show(nodes(nodes.where { windows && agent < '3' }, sort: 'name', limit: 5))",
                "nodes WEB-* ¦ show(nodes('WEB-*'))",
                "nodes windows // old ¦ show(nodes('windows // old'))",
                "path WEB-1 ssm ¦ show(path('WEB-1 ssm'))",
                "check tags.Env == \"prod\" ¦ show(check(nodes.where { tags.Env == \"prod\" }))",
                "check agent-recent --all ¦ show(check('agent-recent', all: true))",
                "focus name == 'WEB-1' ¦ show(focus('name == \\'WEB-1\\''))",
                "focus --clear ¦ show(focus(clear: true))",
                "why WEB-1 ¦ show(why('WEB-1'))",
                "can WEB-1 port-forward ¦ show(can('WEB-1 port-forward'))",
                "nodes WEB-* | counts region ¦ show(counts(nodes('WEB-*'), 'region'))",
                "nodes linux | show --wide ¦ show(show(nodes.where { linux }, wide: true))",
            })
    void aVerbIsSavedAsTheGroovyThatItStandsFor(String line, String groovy) throws IOException {
        session.snippets().command(line, null);
        assertThat(saved()).isEqualTo(groovy + "\n");
    }

    @Test
    void importsComeFirstAndEarlierAnswersBecomeVariables() throws IOException {
        assertThat(saved(
                        "nodes WEB-*",
                        "import java.util.concurrent.TimeUnit",
                        "$1.size() + TimeUnit.HOURS.toMinutes(2)",
                        "\"${_} minutes\"",
                        "def f(n) { n * 2 }",
                        "twice = f $3",
                        "f twice",
                        "println 'x'",
                        "1 / 0",
                        "/vars",
                        "help"))
                .isEqualTo("""
                        import java.util.concurrent.TimeUnit

                        def _1 = nodes('WEB-*')
                        show(_1)
                        def _3 = $1.size() + TimeUnit.HOURS.toMinutes(2)
                        show(_3)
                        show("${_3} minutes")
                        def f(n) { n * 2 }
                        twice = f _3
                        show(f twice)
                        println 'x'
                        """.replace("$1", "_1"));
    }

    @Test
    void whatWasDroppedIsLeftOutAndASecretIsLeftOutWithARemark() throws IOException {
        assertThat(saved("a = 1", "b = 2", "password = 'hunter2'", "/drop a"))
                .isEqualTo("b = 2\n// left out, because it may hold a secret: what was snippet 3\n");
        assertThat(Files.readString(folder.resolve("saved.groovy"))).doesNotContain("hunter2");
    }

    @Test
    void theSavedSessionPrintsTheSameWhenItIsRun() throws IOException {
        String typed = """
                import static java.lang.Math.max
                nodes WEB-* --sort name
                web = $2; null
                $2.size()
                def label(n) {
                  "node ${n.name}"
                }
                class Pair { int a, b; int sum() { a + b } }
                new Pair(a: 2, b: _).sum()
                _ * max(2, 3)
                web.collect { label(it) }
                focus name.startsWith('WEB')
                counts region
                nodes name == 'WEB-2' | show --columns id,name
                why WEB-1
                can DC-1 port-forward
                check --checks node-online
                int typed = 7; null
                typed + $8
                'it''s \\\\d! $x'
                """.replace("''", "\\'");
        Path file = folder.resolve("again.groovy");
        assertThat(batch(typed + "/save " + file + "\n").run(List.of()))
                .as(err.toString())
                .isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);
        session = session();
        assertThat(batch("").run(List.of(new Options.Source.File(file.toString()))))
                .as(err + Files.readString(file))
                .isZero();
        String prompt = first.substring(0, first.indexOf("saved "));
        assertThat(comparable(out.toString())).isEqualTo(comparable(prompt));
    }

    /** Ages of signals move on between two runs. */
    private static String comparable(String text) {
        return text.replaceAll("\\d+ (ms|s) ago", "now");
    }

    @Test
    void historyIsSavedAsTypedWithoutSecrets() throws IOException {
        Path file = folder.resolve("typed.fsh");
        saved("nodes WEB-1", "token = 'x'", "1 / 0");
        Conversation conversation = new Conversation(
                session, Commands.standard(session, Progress.NONE), new SessionScope(session), StringWriter::new);
        conversation.run("nodes WEB-1");
        conversation.run("token = 'x'");
        assertThat(conversation.run("/save -history " + file).value())
                .asString()
                .endsWith("1 left out, which may hold a secret");
        assertThat(Files.readString(file)).isEqualTo("nodes WEB-1\n/save -history " + file + "\n");
    }

    private static Plan plan(String id) {
        return new Plan(
                id, "0123456789ab", "restart-agent", Instant.EPOCH, "", Map.of(), "", List.of(), List.of(), List.of());
    }

    @Test
    void plansAreVariablesAndAreAppliedOnlyWhenTheScriptIsToldTo() throws IOException {
        Plan plan = plan("p8");
        session.snippets().command("plan restart-agent WEB-* --wave 1", plan);
        session.snippets().command("whatif p8", null);
        session.snippets().command("diff p7 p8", null);
        session.snippets().command("show p8 calls", null);
        assertThat(saved()).isEqualTo("""
                // It plans, and applies only when told to: --apply.
                title 'What was entered'
                param 'apply', type: boolean, help: 'applies what it plans'

                def p8 = plan('restart-agent', on: 'WEB-*', wave: 1)
                show(p8)
                if (apply && !p8.isEmpty()) {
                    show(apply(p8))
                }
                show(whatif(p8))
                show(diff('p7', p8))
                // left out, because it is about one run: show p8 calls
                """);
    }

    @Test
    void whereSomePlansWereAppliedThoseAreApplied() throws IOException {
        Plan plan = plan("p1");
        session.snippets().command("plan restart-agent WEB-*", plan);
        session.snippets().command("apply --reason 'INC 1' --max-errors 2", null);
        session.snippets().command("resume p1", null);
        assertThat(saved()).endsWith("""
                def p1 = plan('restart-agent', on: 'WEB-*')
                show(p1)
                if (apply) {
                    show(apply(p1, reason: 'INC 1', 'max-errors': 2))
                }
                // left out, because it is about one run: resume p1
                """);
    }
}
