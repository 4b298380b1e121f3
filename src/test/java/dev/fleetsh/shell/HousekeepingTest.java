package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Exit;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.meta.MetaCommand;
import dev.fleetsh.source.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that begin with a slash. */
class HousekeepingTest {
    @TempDir
    Path folder;

    private final Session session =
            new Session(TestFleet.source(TestFleet.of("WEB-1", "WEB-2", "DC-1")), Clock.systemUTC());
    private final StringWriter out = new StringWriter();
    private final StringWriter shown = new StringWriter();
    private final Conversation conversation =
            new Conversation(session, Commands.standard(session, Progress.NONE), new SessionScope(session), () -> out);

    @BeforeEach
    void showInPlainText() {
        conversation.heldAt(new Host() {
            @Override
            public boolean show(Answer answer, long milliseconds) {
                shown.write(text(answer.value()));
                return true;
            }
        });
    }

    private String text(Object value) {
        StringBuilder text = new StringBuilder();
        new Renderer(Format.TABLE, new View(0, Palette.NONE, session.clock().instant())).render(value, text);
        return text.toString();
    }

    private String run(String... lines) {
        String last = "";
        for (String line : lines) {
            last = text(conversation.run(line).value());
        }
        return last;
    }

    @Test
    void varsShowsTypeNameAndAShortValue() {
        run(
                "int n = 3",
                "word = 'x' * 200",
                "web = nodes.where { name == 'WEB-1' }",
                "def f(x) { x }",
                "many = [1] * 5000");
        assertThat(run("/vars").lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "int n 3",
                        "String word " + "x".repeat(59) + "…",
                        "Nodes web 1 of 3 nodes",
                        "ArrayList many 5000 values")
                .noneMatch(line -> line.contains(" f "));
        assertThat(run("/vars n")).contains("int").doesNotContain("word");
        assertThat(run("/vars 2")).contains("word").doesNotContain("int");
        assertThatThrownBy(() -> run("/vars m")).hasMessage("no variable \"m\"");
    }

    @Test
    void methodsTypesAndImportsShowHowTheyAreDeclared() {
        run("int twice(int n) { n * 2 }", "class Point { int x }", "import java.util.concurrent.*");
        assertThat(run("/methods")).contains("int twice(int n)");
        assertThat(run("/types")).contains("class Point");
        assertThat(run("/imports")).contains("import java.util.concurrent.*");
        run("/drop twice Point");
        assertThat(run("/methods")).isEqualTo("no methods\n");
        assertThat(run("/types")).isEqualTo("no types\n");
    }

    @Test
    void listShowsWhatIsInForceAndAllShowsTheRest() {
        run("def x = 1", "def f() {\n  x\n}", "why WEB-1", "def x = 2");
        catchThrowable(() -> run("1 / 0"));
        assertThat(run("/list")).isEqualTo("  2   def f() {\n        x\n      }\n  c1  why WEB-1\n  3   def x = 2\n");
        assertThat(run("/list -all").lines().map(String::strip))
                .containsExactly(
                        "1   def x = 1", "2   def f() {", "x", "}", "c1  why WEB-1", "3   def x = 2", "e1  1 / 0");
        assertThat(run("/list f").lines().findFirst()).hasValue("  2  def f() {");
        assertThat(run("/list 3")).contains("def x = 2");
    }

    @Test
    void historyShowsWhatWasTypedHousekeepingToo() {
        run("1 + 1", "/vars");
        assertThat(run("/history")).isEqualTo("1 + 1\n/vars\n/history\n");
    }

    @Test
    void dropForgetsVariablesMethodsTypesImportsAndAnswers() {
        run("def x = 1", "def f() { 2 }", "class K {}", "import java.util.concurrent.TimeUnit", "7");
        assertThat(run("/drop x f K TimeUnit 5")).isEqualTo("dropped x, f, K, TimeUnit, $5\n");
        for (String gone : List.of("x", "f()", "new K()", "TimeUnit.HOURS", "$5")) {
            assertThat(catchThrowable(() -> run(gone))).as(gone).isNotNull();
        }
        assertThatThrownBy(() -> run("/drop x")).hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> run("/drop 1")).hasMessage("snippet 1 is dropped already");
    }

    @Test
    void resetForgetsAllAndNumbersBeginAnewWithoutRunningAnythingAgain() {
        run("println 'once'", "def x = 1", "/reset");
        assertThat(session.values()).doesNotContainKey("x");
        assertThat(conversation.run("40 + 2").name()).isEqualTo("$1");
        assertThat(out.toString().lines()).containsExactly("once");
    }

    @Test
    void aSnippetIsEnteredAgainByIdByRangeAndFromTheEnd() {
        run("n = 1", "n = n + 1", "n * 10");
        run("/2");
        assertThat(session.values()).containsEntry("n", 3).containsEntry("$4", 3);
        run("/2-3");
        assertThat(session.values()).containsEntry("$5", 4).containsEntry("$6", 40);
        run("/!");
        assertThat(session.values()).containsEntry("$7", 40);
        run("/-6");
        assertThat(session.values()).containsEntry("n", 5);
        run("/2 3");
        assertThat(session.values()).containsEntry("n", 6).containsEntry("_", 60);
        assertThat(shown.toString().lines()).containsExactly("3", "4", "40", "40", "5", "6", "60");
        assertThatThrownBy(() -> run("/99")).hasMessage("no snippet 99");
        assertThatThrownBy(() -> run("/-99")).hasMessageContaining("snippets were entered");
    }

    @ParameterizedTest
    @CsvSource({"/exit, 0", "/exit 7, 7", "/ex 3 + 4, 7", "/exit x, 5", "/exit nodes.size(), 3"})
    void exitTakesAnExpression(String line, int code) {
        run("x = 5");
        assertThat(conversation.run(line).value()).isEqualTo(new Exit(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exit 'x'", "/exit 256", "/exit -1", "/exit 1.5"})
    void anExitCodeIsANumberFrom0To255(String line) {
        assertThatThrownBy(() -> run(line)).isInstanceOf(UsageException.class).hasMessageContaining("no exit code");
    }

    @Test
    void prefixesAreAcceptedAndWhatIsAmbiguousOrUnknownIsSaid() {
        assertThat(run("/l")).isEqualTo("nothing yet\n");
        assertThat(run("/hi")).contains("/l");
        assertThatThrownBy(() -> run("/h")).hasMessage("/h could be /history, /help");
        assertThatThrownBy(() -> run("/lits")).hasMessage("no /lits; did you mean /list?");
        assertThatThrownBy(() -> run("/nonsense")).hasMessage("no /nonsense");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// a remark",
                "/* a remark */",
                "/a.c/",
                "/abc/",
                "/a/.matches('a')",
                "/list/.size()",
                "/x y/ == 'x y'"
            })
    void remarksAndRegularExpressionsStayGroovy(String line) {
        assertThat(conversation.isCommand(line)).isFalse();
        run(line);
        assertThat(session.snippets().all()).hasSize(1);
    }

    @Test
    void everyWordIsListedAndHasHelp() {
        String overview = run("/help");
        for (MetaCommand command : conversation.housekeeping().all()) {
            assertThat(overview).contains(command.synopsis());
            if (Character.isLetter(command.name().charAt(0))) {
                assertThat(run("/help /" + command.name())).contains(command.summary());
            }
        }
        assertThat(run("/?")).isEqualTo(overview);
        assertThat(run("/help ids")).contains("$3");
        assertThat(run("/help nodes")).contains("--columns");
        assertThatThrownBy(() -> run("/help nonsense")).hasMessageContaining("no help on");
    }

    @Test
    void envShowsVersionsAndScopesAndNothingSecret() {
        session.fleet();
        assertThat(run("/env"))
                .contains("Java", "scopes", "retail/eu-west-3", "class path")
                .doesNotContain("AKIA");
    }

    @Test
    void stackShowsTheFramesOfTheScriptOnly() {
        run("def divide(n) {\n  n.intdiv(0)\n}");
        catchThrowable(() -> run("divide(4)"));
        assertThat(run("/stack")).contains("divide (line1:2)", "line (line2:1)").doesNotContain("org.codehaus");
        assertThat(run("/stack -all")).contains("org.codehaus");
    }

    @Test
    void openEntersAFileBlockByBlockAndSaysWhereItFails() throws IOException {
        Path lines = Files.writeString(
                folder.resolve("x.fsh"), "# remark\nn = 1\nnodes WEB-1\nif (n) {\n  m = 2\n}\n/vars\n");
        run("/open " + lines);
        assertThat(session.values()).containsEntry("m", 2).containsKey("$2");
        assertThat(shown.toString()).contains("WEB-1", "NAME");
        Path script = Files.writeString(
                folder.resolve("x.groovy"),
                "import java.util.concurrent.*\n\nif (n > 5) {\n  k = 1\n}\nelse {\n  k = 2\n}\n// about g\ndef g() { k }\n\ng() +\n  1\n");
        run("/open '" + script + "'");
        assertThat(run("/list -all")).contains("// about g").contains("import java.util.concurrent.*");
        assertThat(session.values()).containsEntry("_", 3);
        Path wrong = Files.writeString(folder.resolve("wrong.groovy"), "a = 1\n\nb = 1 / 0\nc = 2\n");
        assertThatThrownBy(() -> run("/open " + wrong)).hasMessage(wrong + ":3: ArithmeticException: Division by zero");
        assertThat(session.values()).containsKey("a").doesNotContainKey("c");
        Path broken = Files.writeString(folder.resolve("broken.groovy"), "a = 1\n\nb = 1 ]\n");
        assertThatThrownBy(() -> run("/open " + broken)).hasMessageStartingWith(broken + ":3: ");
        Path itself = folder.resolve("itself.fsh");
        Files.writeString(itself, "/open " + itself + "\n");
        assertThatThrownBy(() -> run("/open " + itself)).hasMessageEndingWith("opens itself");
        assertThatThrownBy(() -> run("/open nowhere.groovy")).hasMessage("no such file: nowhere.groovy");
    }

    @Test
    void inBatchTheyWorkLikeVerbs() throws IOException {
        StringWriter printed = new StringWriter();
        StringWriter errors = new StringWriter();
        Batch batch = new Batch(
                conversation,
                new Renderer(
                        Format.TABLE, new View(0, Palette.NONE, session.clock().instant())),
                new ErrorText(Palette.NONE, StateFolder.of(Map.of("FLEETSH_HOME", folder.toString()), folder)),
                null,
                new BufferedReader(new StringReader("x = 41\n/vars x\n/1\n/exit x + 1\n")),
                printed,
                errors);
        assertThat(batch.run(List.of())).isEqualTo(42);
        assertThat(printed.toString()).isEqualTo("41\n  TYPE     NAME  VALUE\n  Integer  x     41\n41\n");
        assertThat(batch.run(List.of(new Options.Source.Line("/nonsense")))).isEqualTo(2);
        assertThat(batch.run(List.of(new Options.Source.Line("/edit")))).isEqualTo(2);
    }
}
