package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import dev.fleetsh.source.Progress;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is kept of each line that is entered. */
class SnippetsTest {
    private final Session session = new Session(TestFleet.source(TestFleet.of("WEB-1", "WEB-2")), Clock.systemUTC());
    private final Conversation conversation = new Conversation(
            session, Commands.standard(session, Progress.NONE), new SessionScope(session), StringWriter::new);

    private void run(String... lines) {
        for (String line : lines) {
            conversation.run(line);
        }
    }

    private List<String> kept() {
        return session.snippets().all().stream()
                .map(snippet -> snippet.id() + " " + snippet.kind().label() + " "
                        + snippet.status().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    @Test
    void groovyAndNumberedVerbsShareOneSequenceAndOthersHaveTheirOwn() {
        run("nodes WEB-1", "1 + 1", "why WEB-1", "def f(n) { n }", "f(3)");
        catchThrowable(() -> conversation.run("1 / 0"));
        catchThrowable(() -> conversation.run("nodes --colour"));
        assertThat(kept())
                .containsExactly(
                        "1 command active",
                        "2 expression active",
                        "c1 command active",
                        "3 method active",
                        "4 expression active",
                        "e1 error failed",
                        "e2 error failed");
        assertThat(session.values())
                .containsEntry("$2", 2)
                .containsEntry("$4", 3)
                .doesNotContainKey("$3");
    }

    @Test
    void theValueOfSnippetNIsDollarN() {
        run("println 'nothing'", "def x = 5");
        Answer answer = conversation.run("x * 2");
        assertThat(answer.name()).isEqualTo("$3");
        assertThat(session.values()).containsEntry("$3", 10).containsEntry("_", 10);
        assertThat(session.snippets().byId("3")).extracting(Snippet::source).isEqualTo("x * 2");
    }

    @Test
    void eachKindIsToldFromTheSyntaxTree() {
        run(
                "import java.util.concurrent.TimeUnit",
                "import static java.lang.Math.max",
                "int n = 3",
                "m = n + 1",
                "def (a, b) = [1, 2]",
                "int twice(int n, m) { n * 2 }",
                "class Point { int x }",
                "record Pair(int l, int r) {}",
                "enum Colour { RED }",
                "trait Named { String name }",
                "interface Shape {}",
                "for (i in 1..2) { n }",
                "n == 3");
        assertThat(session.snippets().all().stream().map(Snippet::kind).toList())
                .containsExactly(
                        SnippetKind.IMPORT,
                        SnippetKind.IMPORT,
                        SnippetKind.VARIABLE,
                        SnippetKind.VARIABLE,
                        SnippetKind.VARIABLE,
                        SnippetKind.METHOD,
                        SnippetKind.TYPE,
                        SnippetKind.TYPE,
                        SnippetKind.TYPE,
                        SnippetKind.TYPE,
                        SnippetKind.TYPE,
                        SnippetKind.STATEMENT,
                        SnippetKind.EXPRESSION);
        assertThat(session.snippets().all().stream()
                        .flatMap(snippet -> snippet.definitions().stream())
                        .map(Definition::text))
                .containsExactly(
                        "import java.util.concurrent.TimeUnit",
                        "import static java.lang.Math.max",
                        "int n",
                        "m",
                        "def a",
                        "def b",
                        "int twice(int n, m)",
                        "class Point",
                        "record Pair",
                        "enum Colour",
                        "trait Named",
                        "interface Shape");
    }

    @Test
    void aNewDeclarationOverwritesTheOldOneAndAnAssignmentDoesNot() {
        run("def f(n) { 1 }", "def f(n, m) { 2 }", "def f(x) { 3 }", "def v = 1", "v = 2", "class K {}", "class K {}");
        assertThat(kept())
                .containsExactly(
                        "1 method overwritten",
                        "2 method active",
                        "3 method active",
                        "4 variable active",
                        "5 variable active",
                        "6 type overwritten",
                        "7 type active");
    }

    @Test
    void aLineLeftToItselfLeavesAnErrorAndItsLateAnswerIsNotKept() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        session.values().put("started", started);
        session.values().put("goOn", goOn);
        Thread line = new Thread(() -> catchThrowable(() -> conversation.run("started.countDown(); goOn.await(); 7")));
        line.start();
        started.await();
        conversation.abandon("goOn.await(); 7");
        goOn.countDown();
        line.join();
        run("8");
        assertThat(kept()).containsExactly("e1 error failed", "1 expression active");
    }
}
