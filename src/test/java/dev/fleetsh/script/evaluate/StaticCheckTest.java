package dev.fleetsh.script.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.session.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticCheckTest {
    private static final StaticCheck CHECK = new StaticCheck(
            Map.of(
                    "check", new ScriptFunction("check", Set.of("limit", "all"), Assessment.class),
                    "nodes", new ScriptFunction("nodes", Set.of("limit"), Nodes.class),
                    "run", new ScriptFunction("run", null, Object.class),
                    "fail", new ScriptFunction("fail", Set.of(), Object.class),
                    "exit", new ScriptFunction("exit", Set.of(), Object.class)),
            Map.of(
                    "nodes", Nodes.class,
                    "fleet", Fleet.class,
                    "session", Session.class,
                    "out", PrintWriter.class,
                    "below", AgentVersion.class,
                    "most", Integer.class));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "println belw|9|no such variable or property \"belw\"|did you mean \"below\"?",
                "nodes.where { agnt < below }|15|no such variable or property \"agnt\"|did you mean \"agent\"?",
                "nodes.where { windows && regoin == 'x' }|26|no such variable or property \"regoin\"|did you mean \"region\"?",
                "nodes.groupBy { n -> n.regoin }|24|no property \"regoin\" on a node|did you mean \"region\"?",
                "nodes.wher { windows }|7|no method \"wher\" on nodes|did you mean \"where\"?",
                "nodes.limit('three')|7|\"limit\" of nodes does not take a text|",
                "check(nodes, lmit: 3)|14|\"check\" has no option \"lmit\"|did you mean \"limit\"?",
                "chek(nodes)|1|no such function \"chek\"|did you mean \"check\"?",
                "check(nodes).blockd()|14|no method \"blockd\" on an assessment|did you mean \"blocked\"?",
                "below.isBelow(3)|7|\"isBelow\" of an agent version does not take a number|",
                "int g = 'text'|9|a text is not a number|",
                "nodes.where { agent < '3.x' }|23|not an agent version: '3.x'|",
                "nodes.each { n -> println n.agent < 5 }|37|not an agent version: 5|",
                "nodes.where { ping == 'Onlin' }|23|'Onlin' is no ping status|did you mean \"Online\"?",
                "nodes.where { lastPing < 'soon' }|26|not a time: 'soon'|",
                "new Tabel('')|1|no class \"Tabel\"|",
                "int twice(int x) { x * 2 }; twice('a')|29|\"twice\" does not take a text|",
                "nodes.get(0).name.toUpperCas()|19|no method \"toUpperCas\" on a text|did you mean \"toUpperCase\"?",
                "nodes.get(0).agent.part(0, 1)|20|\"part\" of an agent version does not take a number, a number|",
                "session.focuss|9|no property \"focuss\" on a session|did you mean \"focus\"?",
                "if (|5|the expression ends too early|",
            })
    void aMistakeIsFoundWithItsPlace(String source, int column, String message, String hint) {
        List<ScriptException> found = CHECK.of(source);
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).hasMessageContaining(message);
        assertThat(found.get(0).column()).isEqualTo(column);
        assertThat(found.get(0).hint()).contains(hint == null ? "" : hint);
        assertThat(found.get(0).exitCode()).isEqualTo(3);
    }

    @Test
    void allMistakesAreFoundInTheirOrder() {
        List<ScriptException> found =
                CHECK.of("println a\nnew Tabel()\nnodes.where { agnt > '1' }\n\nnodes.wher { windows }\nint i = 'x'\n");
        assertThat(found).extracting(ScriptException::line).containsExactly(1, 2, 3, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes.where { windows && agent < below && tags.Env == 'prod' && ready }.size()",
                "nodes.where { n -> n.windows && n.agent in '>=3.0 <3.3' && n.ping == 'online' }",
                "nodes.where { it.agent.part(0) > 2 && failing('session-channel') && node.isOnline() }",
                "nodes.groupBy { region }.counts().each { e -> println e.key }",
                "def agent = 3; println agent + 1",
                "def m = [:]; m.anything = 1; println m.other",
                "x = 1; println x; x.anything().at.all",
                "for (n in nodes) { println n.name.toUpperCase() + n.scope.label() + n.platform.version }",
                "List<List<Object>> rows = []; rows.add(['a', 1]); new Table('', ['A', 'B'], rows, [])",
                "def rows = nodes.list().collect { [it.name, 1] }.sort { a, b -> b[1] <=> a[1] }\n"
                        + "new Table('', ['A', 'B'], rows, [])",
                "check(nodes, limit: 3).blocked().size(); run('other', any: 1); fail 'x'; exit 1",
                "def f = { int a -> a * 2 }; println f(2)",
                "class P { String agent; int n }; println new P(agent: 'x', n: 1).agent",
                "@groovy.transform.CompileDynamic def loose(x) { x.whatever.it() }; loose(1)",
                "most.times { println it }; println most > 3; below.isAtLeast('3.1')",
                "enum Side { LEFT }; println Side.LEFT == Side.valueOf('LEFT')",
                "try { println 1 } catch (IOException e) { println e.message }",
                "nodes.list()*.name.each { println it.length() }; nodes.list().name",
                "println session.assessment().rootCauses().first().nodes.size()",
                "nodes.top(3) { agent }.percentiles { agent }.median()",
                "def names = nodes.values { name }; println names[0]; println \"${nodes.size()} of $most\"",
                "import java.nio.file.Files\nprintln Files.exists(java.nio.file.Path.of('x'))",
                "switch (nodes.size()) { case 0: println 'none'; break; default: println 'some' }",
                "def old = nodes; old = old.where { windows }; old.size()",
            })
    void whatIsRightIsNoMistake(String source) {
        assertThat(CHECK.of(source)).isEmpty();
    }

    @Test
    void nothingRuns() {
        Path mark = folder.resolve("mark");
        assertThat(CHECK.of("new File('" + mark + "').text = 'ran'")).isEmpty();
        assertThat(mark).doesNotExist();
    }
}
