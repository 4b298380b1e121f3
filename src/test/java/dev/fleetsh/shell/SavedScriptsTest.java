package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.Options.Source;
import dev.fleetsh.source.Progress;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved scripts through the verbs, the functions and the command line. */
class SavedScriptsTest {
    private static final String GREETING = """
            // Greets.
            title 'A greeting'
            param 'whom', help: 'who is greeted'
            param 'times', type: int, default: 1
            param 'loud', type: boolean

            def text = "hello $whom"
            times.times { println(loud ? text.toUpperCase() : text) }
            nodes.size() * times
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FileEditor editor = new FileEditor();
    private final Session session = new Session(TestFleet.source(TestFleet.of("WEB-1", "WEB-2")), Clock.systemUTC());

    @BeforeEach
    void aScript() throws Exception {
        script("greet", GREETING);
    }

    @Test
    void aScriptRunsWithValuesByNameAndInOrder() throws Exception {
        assertThat(run("run greet --whom=world --times 2")).isZero();
        assertThat(out.toString()).isEqualTo("hello world\nhello world\n4\n");
        assertThat(session.values()).containsEntry("$1", 4);
        assertThat(run("run greet 'the world' 1 --loud")).isZero();
        assertThat(out.toString()).endsWith("HELLO THE WORLD\n2\n");
    }

    @Test
    void aScriptIsAFunctionToo() throws Exception {
        assertThat(run("run('greet', whom: 'world', times: 3) + 1")).isZero();
        assertThat(out.toString()).endsWith("hello world\n7\n");
        script("outer", "run('greet', 'inner') + 10");
        assertThat(run("run outer")).isZero();
        assertThat(out.toString()).endsWith("hello inner\n12\n");
    }

    @Test
    void nothingRunsBeforeTheParametersAreRight() throws Exception {
        assertThat(run("run greet world --tmes 2")).isEqualTo(2);
        assertThat(err.toString()).contains("greet has no parameter --tmes; did you mean --times?");
        assertThat(run("run greet world --times two")).isEqualTo(2);
        assertThat(err.toString()).contains("--times two is not a whole number");
        assertThat(run("run greet")).isEqualTo(2);
        assertThat(err.toString()).contains("greet needs --whom TEXT").contains("who is greeted");
        assertThat(run("run greeet")).isEqualTo(2);
        assertThat(err.toString()).contains("no script \"greeet\"; did you mean \"greet\"?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpTellsTheParameters() throws Exception {
        assertThat(run("run greet --help", "help run greet", "script show greet"))
                .isZero();
        assertThat(out.toString())
                .contains("run greet --whom TEXT [--times N] [--loud]", "A greeting", "Greets.", "who is greeted")
                .contains("def text = \"hello $whom\"")
                .doesNotContain("hello world");
    }

    @Test
    void theListShowsWhoseAScriptIsAndWhichCantBeRead() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("shipped")).resolve("greet.groovy"), "title 'old'");
        script("broken", "title 'x'\nparam 'a', type: Nothing\n");
        assertThat(run("script list")).isZero();
        assertThat(out.toString())
                .containsPattern("greet +yours, hides the shipped one +A greeting")
                .contains("broken.groovy:2: no type \"Nothing\" for a parameter");
    }

    @Test
    void variablesStayInTheScriptAndTheSessionsStayOutside() throws Exception {
        script("own", "mine = 1\ndef other = 2\nint third = 3\ntry { println outside } catch (e) { println 'unseen' }");
        assertThat(run("outside = 5", "run own", "outside")).isZero();
        assertThat(out.toString()).isEqualTo("5\nunseen\n5\n");
        assertThat(session.values()).doesNotContainKeys("mine", "other", "third");
    }

    @Test
    void theFocusIsTheSessions() throws Exception {
        script("count", "nodes.size()");
        assertThat(run("focus WEB-1", "run count")).isZero();
        assertThat(out.toString()).endsWith("1\n");
    }

    @Test
    void aFailureNamesTheFileTheLineAndThePlace() throws Exception {
        script("bad", "title 'x'\n\nprintln 1\nnodes.wher { windows }\n");
        assertThat(run("run bad")).isEqualTo(3);
        assertThat(err.toString())
                .contains("✗ bad.groovy:4: ", "no method \"wher\"", "  nodes.wher { windows }\n        ^^^^\n");
        script("worse", "title 'x'\nif (\n");
        assertThat(run("run worse")).isEqualTo(3);
        assertThat(err.toString()).contains("✗ worse.groovy:");
    }

    @Test
    void exitEndsAScriptWithItsCode() throws Exception {
        script("end", "param 'code', type: int\nprintln 'before'\nif (code >= 0) { exit code }\nprintln 'behind'");
        assertThat(run("run end 3", "'more'")).isEqualTo(3);
        assertThat(run("run end 0", "'more'")).isZero();
        assertThat(out.toString()).isEqualTo("before\nbefore\nmore\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void exitIsNotCaughtByTheScript() throws Exception {
        script("end", "try { exit 4 } catch (Throwable e) { println 'caught' }");
        assertThat(run("run end")).isEqualTo(4);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void failAndAssertEndWithOne() throws Exception {
        script("fails", "fail 'too few nodes'");
        assertThat(run("run fails")).isEqualTo(1);
        assertThat(err.toString()).contains("✗ fails.groovy: too few nodes");
        script("asserts", "\nassert nodes.size() > 5");
        assertThat(run("run asserts")).isEqualTo(1);
        assertThat(err.toString()).contains("asserts.groovy:2: assertion failed");
    }

    @Test
    void aFileTakesItsArgumentsBehindTwoDashes() throws Exception {
        Path file = Files.writeString(folder.resolve("x.groovy"), GREETING);
        assertThat(batch(new Source.File(file.toString(), List.of("--whom", "it's \"me\""))))
                .isZero();
        assertThat(out.toString()).isEqualTo("hello it's \"me\"\n2\n");
        assertThat(batch(new Source.File(file.toString()))).isEqualTo(2);
        assertThat(err.toString()).contains("x.groovy needs --whom TEXT");
        Path plain = Files.writeString(folder.resolve("plain.groovy"), "exit 5\nprintln 'behind'");
        assertThat(batch(new Source.File(plain.toString()))).isEqualTo(5);
        assertThat(batch(new Source.File(plain.toString(), List.of("--whom", "x"))))
                .isEqualTo(2);
        assertThat(err.toString()).contains("plain.groovy has no parameter --whom");
    }

    @Test
    void aSavedScriptIsASubcommand() throws Exception {
        List<Source> sources = Options.parse(List.of("--sandbox", "run", "greet", "--whom", "a b", "--loud"))
                .sources();
        assertThat(batch(sources.toArray(Source[]::new))).isZero();
        assertThat(out.toString()).isEqualTo("HELLO A B\n2\n");
    }

    @Test
    void checkTellsAllMistakesAndEndsWithThree() throws Exception {
        script("wrong", "title 'x'\nparam 'most', type: int\n\nnodes.limt(most)\nprintln mots\n");
        script("unread", "title 1");
        assertThat(run("script check")).isEqualTo(3);
        assertThat(err.toString())
                .contains("✗ unread.groovy:1: a title is one text")
                .contains("✗ wrong.groovy:4: no method \"limt\" on nodes\n  nodes.limt(most)\n        ^^^^\n")
                .contains("✗ wrong.groovy:5: no such variable or property \"mots\"")
                .endsWith("3 mistakes in 2 scripts, none in 1 more\n");
        assertThat(run("script check greet")).isZero();
        assertThat(out.toString()).isEqualTo("no mistakes in 1 script\n");
    }

    @Test
    void editOpensTheUsersScriptsAndLeavesTheShippedOnes() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("shipped")).resolve("given.groovy"), "title 'given'");
        assertThat(run("script edit greet")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no editor here");
        editor.by(text -> text.replace("hello", "goodbye"));
        assertThat(run("script edit greet", "run greet you")).isZero();
        assertThat(out.toString()).contains("saved " + folder.resolve("own/greet.groovy"), "goodbye you");
        assertThat(run("script edit given")).isEqualTo(2);
        assertThat(err.toString()).contains("given comes with fleetsh", "`script new given --from given`");
    }

    @Test
    void aScriptThatDoesNotEndIsCancelled() throws Exception {
        script("endless", "println 'begun'\nwhile (true) { try { nodes.size() } catch (Throwable e) { } }");
        FutureTask<Integer> running = new FutureTask<>(() -> run("run endless"));
        Thread thread = new Thread(running);
        thread.start();
        await(() -> out.toString().contains("begun"));
        thread.interrupt();
        assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(130);
    }

    @Test
    void completionKnowsScriptsParametersAndTheirWordsWithoutRunningAnything() throws Exception {
        script("picks", "param 'ping', type: String\n");
        script(
                "sides",
                "param 'wanted', type: PingStatus\nparam 'side', choices: ['left', 'right']\nnew File('"
                        + folder.resolve("mark") + "').text = 'ran'");
        assertThat(offered("")).contains("greet", "sides");
        assertThat(offered("sides ")).containsExactly("--wanted", "--side", "--help");
        assertThat(offered("sides --wanted ")).contains("Online", "ConnectionLost");
        assertThat(offered("sides --side le")).containsExactly("left", "right");
        assertThat(offered("sides --side left --")).containsExactly("--wanted", "--help");
        assertThat(offered("picks "))
                .as("a header that can't be read offers nothing")
                .isEmpty();
        assertThat(offered("nothing --")).isEmpty();
        assertThat(folder.resolve("mark")).doesNotExist();
    }

    private List<String> offered(String typed) {
        ScriptLibrary library = new ScriptLibrary(null, folder.resolve("own"));
        Commands commands = Commands.standard(
                session,
                Progress.NONE,
                library,
                editor,
                dev.fleetsh.command.Plugins.NONE,
                dev.fleetsh.command.Consent.none());
        return java.util.Objects.requireNonNull(commands.named("run")).complete(session, typed).stream()
                .map(dev.fleetsh.script.complete.Suggestion::value)
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void newWritesAScriptForItsOwnerOnlyAndNeverOverAnother() throws Exception {
        assertThat(run("script new mine", "run mine --below 3.2")).isZero();
        Path file = folder.resolve("own/mine.groovy");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString()).contains("wrote " + file, "`run mine` runs it", " of 2 nodes");
        assertThat(run("script new mine")).isEqualTo(2);
        assertThat(err.toString()).contains("exists");
        assertThat(run("script new ../mine")).isEqualTo(2);
        assertThat(run("script new copy --from greet", "run copy you")).isZero();
        assertThat(out.toString()).contains("hello you");
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("own")).resolve(name + ".groovy"), text);
    }

    private int run(String... lines) throws Exception {
        return batch(Stream.of(lines).map(Source.Line::new).toArray(Source[]::new));
    }

    private int batch(Source... sources) throws Exception {
        ScriptLibrary library = new ScriptLibrary(folder.resolve("shipped"), folder.resolve("own"));
        Commands commands = Commands.standard(
                session,
                Progress.NONE,
                library,
                editor,
                dev.fleetsh.command.Plugins.NONE,
                dev.fleetsh.command.Consent.none());
        Conversation conversation = new Conversation(session, commands, new SessionScope(session), () -> out);
        View view = new View(0, Palette.NONE, session.clock().instant());
        Batch batch = new Batch(
                conversation,
                new Renderer(Format.TABLE, view, new SessionBackdrop(session)),
                new ErrorText(Palette.NONE, StateFolder.of(Map.of("FLEETSH_HOME", folder.toString()), folder)),
                null,
                new BufferedReader(new StringReader("")),
                out,
                err);
        return batch.run(List.of(sources));
    }

    @Test
    void whatAScriptAnswersGoesOnToAnotherVerb() throws Exception {
        script("some", "nodes.where { name != 'WEB-2' }");
        assertThat(run("run some | counts name")).isZero();
        assertThat(out.toString()).contains("WEB-1").doesNotContain("WEB-2");
        script("none", "null");
        assertThat(run("run none | counts name")).isEqualTo(2);
        assertThat(err.toString()).contains("`run` gives no value to pass on");
    }
}
