package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScriptException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closures over nodes in lines of Groovy. */
class ClosuresTest {
    private final SampleScope scope = new SampleScope();
    private final StringWriter out = new StringWriter();
    private final Evaluator evaluator = new Evaluator(scope, out);
    private final List<Object> effects = new ArrayList<>();

    @BeforeEach
    void countEffects() {
        evaluator.function("effect", arguments -> {
            effects.addAll(arguments);
            return true;
        });
    }

    private Object run(String... lines) {
        Object value = null;
        for (String line : lines) {
            value = evaluator.evaluate(line);
        }
        return value;
    }

    private ScriptException failure(String text) {
        return catchThrowableOfType(ScriptException.class, () -> evaluator.evaluate(text));
    }

    private static String marked(ScriptException e) {
        String line = e.source().split("\n", -1)[e.line() - 1];
        return (line + " ").substring(e.column() - 1, e.column() - 1 + e.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "effect('x'); nodes.where { agnt < '3' } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "effect('x'); nodes.groupBy { regin } ¦ regin ¦ no property \"regin\" on a node ¦ did you mean \"region\"?",
                "effect('x'); nodes.sortBy { it.agnt } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "effect('x'); nodes.where { n -> n.agnt < '3' } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "effect('x'); nodes.top(2) { agnt } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "effect('x'); nodes.where { windows }.where { onlin } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); fleet.nodes.where { onlin } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); fleet.nodes().where { onlin } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); def w = nodes.where { windows }; w.where { onlin } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); if (true) { def w = nodes.where { windows }; w.any { onlin } } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); def f() { nodes.where { redy } } ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); def f(Nodes n) { n.every { redy } } ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); [1].each { nodes.where { redy } } ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); class A { def f(Nodes n) { n.where { redy } } } ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); mine.where { redy } ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); nodes.where { def v = agnt; v < '3' } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "effect('x'); nodes.where { if (windows) { return onlin }; false } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); nodes.where { tags.any { k, v -> v == nam } } ¦ nam ¦ no property \"nam\" on a node ¦ did you mean \"name\"?",
                "effect('x'); c = 0; nodes.where { c++; onlin } ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "effect('x'); nodes.where { agent < limt } ¦ limt ¦ no property \"limt\" on a node ¦ did you mean \"limit\"?",
                "effect('x'); nodes.where { efect(it) } ¦ efect ¦ no such function \"efect\" ¦ did you mean \"effect\"?",
                "effect('x'); nodes.where { platform.nam == 'x' } ¦ nam ¦ no property \"nam\" on a platform ¦ did you mean \"name\"?",
                "effect('x'); nodes.where { agent.isBelw('3') } ¦ isBelw ¦ no method \"isBelw\" on an agent version ¦ did you mean \"isBelow\"?",
                "effect('x'); nodes.where { agent < '3.x' } ¦ '3.x' ¦ not an agent version: '3.x' ¦ write one to four numbers, as in 3.0.222.0",
                "effect('x'); nodes.where { ping == 'Onlin' } ¦ 'Onlin' ¦ no ping status \"Onlin\" ¦ did you mean \"Online\"?",
                "effect('x'); nodes.where { failing('node-onlin') } ¦ 'node-onlin' ¦ no check \"node-onlin\" ¦ did you mean \"node-online\"?",
                "effect('x'); nodes.where { name.startsWth('x') } ¦ name.startsWth('x') ¦ no method \"startsWth\" with these arguments on String ¦ \"\"",
                "effect('x'); \"${nodes.where { redy }}\" ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); nodes?.where { redy } ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "effect('x'); nodes.where(n -> n.onlin) ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
            })
    void aMistakeIsFoundBeforeAnythingRuns(String text, String marked, String message, String hint) {
        evaluator.bind("limit", "3");
        evaluator.bind("mine", scope.nodes());
        ScriptException e = failure(text);
        assertThat(e).hasMessage(message);
        assertThat(e.hint()).isEqualTo(hint);
        assertThat(marked(e)).isEqualTo(marked);
        assertThat(e.exitCode()).isEqualTo(3);
        assertThat(effects).isEmpty();
    }

    @Test
    void aMistakeIsMarkedInItsLine() {
        ScriptException e =
                failure("effect('x')\nfor (r in ['a']) {\n  nodes\n    .where { region == r &&\n      agnt < '3' }\n}");
        assertThat(e.line()).isEqualTo(5);
        assertThat(e.column()).isEqualTo(7);
        assertThat(effects).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "def limit = '3.0.222.0'; nodes.where { agent < limit }.ids() ¦ [i-1]",
                "def limit = AgentVersion.require('3.0'); nodes.where { agent < limit }.ids() ¦ [i-1]",
                "def limit = 3; nodes.where { agent >= limit }.ids() ¦ [i-2, mi-3]",
                "def limit = \"3.${0}\"; nodes.where { limit > agent }.ids() ¦ [i-1]",
                "def f(limit) { nodes.where { agent < limit } }; f('3').ids() + f('3.2').ids() ¦ [i-1, i-1, i-2]",
                "def f(String r) { nodes.where { region == r } }; f('us-east-1').ids() ¦ [mi-3, i-4]",
                "def f(int most) { nodes.where { name.size() <= most } }; f(4).ids() ¦ [mi-3]",
                "def l = []; for (r in ['eu-west-3', 'us-east-1']) { l << nodes.where { region == r }.size() }; l ¦ [2, 2]",
                "['eu-west-3', 'us-east-1'].collect { r -> nodes.count { region == r }.intValue() } ¦ [2, 2]",
                "['Online', 'ConnectionLost'].collect { s -> nodes.where { ping == s }.size() } ¦ [2, 1]",
                "[PingStatus.ONLINE, null].collect { s -> nodes.where { ping != s }.size() } ¦ [1, 3]",
                "def since = '2 h ago'; nodes.where { lastPing < since }.ids() ¦ [mi-3]",
                "nodes.where { lastPing < '2 h ago' }.ids() ¦ [mi-3]",
                "def t = java.time.Instant.parse('2026-11-20T11:00:00Z'); nodes.where { lastPing > t }.ids() ¦ [i-1, i-2]",
                "def wanted = ['2.3.978', '3.3.987.0']; nodes.where { agent in wanted }.ids() ¦ [i-1, mi-3]",
                "def range = '>=3.0.222 <3.3'; nodes.where { agent in range }.ids() ¦ [i-2]",
                "def range = '>=3.0.222 <3.3'; nodes.where { agent !in range }.ids() ¦ [i-1, mi-3]",
                "def ids = ['i-1', \"i-${4}\"] as Set; nodes.where { id in ids }.ids() ¦ [i-1, i-4]",
                "def w = nodes.where { windows }; nodes.where { node in w }.ids() ¦ [i-1, mi-3]",
                "def w = nodes.where { windows }; nodes.where { id in w || linux }.ids() ¦ [i-1, i-2, mi-3]",
                "def words = ['online']; nodes.where { ping in words }.ids() ¦ [i-1, i-2]",
                "def seen = [] as Set; nodes.where { !(region in seen) && seen.add(region) }.ids() ¦ [i-1, mi-3]",
                "def seen = []; nodes.where { !(region in seen) && (seen << region) }.ids() ¦ [i-1, mi-3]",
                "def m = [paris: 'eu-west-3']; nodes.where { region == m.paris }.ids() ¦ [i-1, i-2]",
                "def one = nodes[0]; nodes.where { region == one.region }.ids() ¦ [i-1, i-2]",
                "def p = 'WE'; nodes.where { name.startsWith(p) }.ids() ¦ [i-1]",
                "def n = 3; nodes.where { name.size() > n + 1 }.ids() ¦ [i-1, i-2, i-4]",
                "def c = 0; nodes.where { c++; windows }; c ¦ 4",
                "def c = 0; nodes.where { c = c + 1; c > 2 }.ids() ¦ [mi-3, i-4]",
                "def f() { def c = 0; nodes.where { c += 1; c > 2 }.ids() }; f() ¦ [mi-3, i-4]",
                "def f() { def c = 0; def next = { ++c }; nodes.where { next(); c > 2 }.ids() }; f() ¦ [mi-3, i-4]",
                "def old(n) { n.agent < '3' }; nodes.where { old(it) }.ids() ¦ [i-1]",
                "def old = { it.agent < '3' }; nodes.where { old(node) }.ids() ¦ [i-1]",
                "def f() { def old = { it.agent < '3' }; nodes.where { old(it) }.ids() }; f() ¦ [i-1]",
                "nodes.where { def v = agent; v < '3' || v > '3.2' }.ids() ¦ [i-1, mi-3]",
                "nodes.where { def v = name; v = v + '!'; v.endsWith('1!') }.ids() ¦ [i-1]",
                "nodes.where { if (windows) return online; return name.size() > 4 }.ids() ¦ [i-1, i-2]",
                "nodes.where { def t = 0; for (c in name) { if (c == '-') t++ }; t == 1 }.size() ¦ 4",
                "nodes.where { def t = 0; for (int i = 0; i < 3; i++) { t += i }; t == 3 }.size() ¦ 4",
                "nodes.where { switch (region) { case 'us-east-1': return true; default: return false } }.ids() ¦ [mi-3, i-4]",
                "nodes.where { try { tags.Env.startsWith('p') } catch (e) { false } }.ids() ¦ [i-1]",
                "nodes.where { tags.any { k, v -> v == 'test' && linux } }.ids() ¦ [i-2]",
                "nodes.where { tags.collect { it.value.toUpperCase() }.contains('PROD') }.ids() ¦ [i-1]",
                "nodes.where { n -> nodes.any { it.id != n.id && region == n.region && windows } }.ids() ¦ [i-2, i-4]",
                "nodes.where { }.size() ¦ 0",
                "nodes.where { ready || blocked }.ids() ¦ [i-1, mi-3]",
                "nodes.where { readiness == 'blocked' || failing('node-online') }.ids() ¦ [mi-3]",
                "nodes.groupBy { ready }.counts().asMap ¦ {false=3, true=1}",
                "nodes.groupBy { region }.asMap.keySet().toList() ¦ [eu-west-3, us-east-1]",
                "nodes.groupBy { \"${region}/${kind}\".toString() }.size() ¦ 3",
                "nodes.groupBy { def r = region; r.take(2) }.asMap.keySet().toList() ¦ [eu, us]",
                "nodes.values { [id, name.size()] } ¦ [[i-1, 5], [i-2, 5], [mi-3, 4], [i-4, 5]]",
                "nodes.values { tags.Env ?: 'none' } ¦ [prod, test, none, none]",
                "nodes.sortBy { name }.ids() ¦ [i-2, mi-3, i-4, i-1]",
                "nodes.sortBy { -name.size() }.ids() ¦ [i-1, i-2, i-4, mi-3]",
                "nodes.top(1) { agent }.ids() ¦ [mi-3]",
                "nodes.max { agent }.ids() ¦ [mi-3]",
                "nodes.distinct { region }.toString().contains('us-east-1') ¦ true",
                "nodes.join(nodes.where { windows }) { region }.size() ¦ 4",
                "nodes.where(n -> n.windows).ids() ¦ [i-1, mi-3]",
                "nodes.where { -> windows }.ids() ¦ [i-1, mi-3]",
                "nodes.where { java.time.Duration.ofHours(2).toMinutes() == 120 }.size() ¦ 4",
                "nodes.where { Math.max(1, name.size()) > 4 }.ids() ¦ [i-1, i-2, i-4]",
                "import static java.lang.Math.max; nodes.where { max(1, name.size()) > 4 }.ids() ¦ [i-1, i-2, i-4]",
                "enum E { A }; nodes.where { E.values().size() == 1 && windows }.ids() ¦ [i-1, mi-3]",
                "class H { static boolean big(n) { n.name.size() > 4 } }; nodes.where { H.big(it) }.ids() ¦ [i-1, i-2, i-4]",
                "class W { String place; def in(Nodes n) { n.where { region == place }.ids() } }; new W(place: 'us-east-1').in(nodes) ¦ [mi-3, i-4]",
                "class V { def old(n) { n.agent < '3' }; def all(Nodes n) { n.where { old(it) }.ids() } }; new V().all(nodes) ¦ [i-1]",
                "class X { def all(Nodes n) { n.where { ready }.ids() } }; new X().all(nodes) ¦ [i-1]",
                "class Home { def home = 'us-east-1' }; new Home().with { nodes.where { region == home }.ids() } ¦ [mi-3, i-4]",
                "nodes.where { println id; windows }.ids() ¦ [i-1, mi-3]",
                "nodes.where { effect(it.id) && windows }.ids() ¦ [i-1, mi-3]",
                "nodes.where { id =~ /^mi/ }.ids() ¦ [mi-3]",
                "def p = /^mi/; nodes.where { id =~ p }.ids() ¦ [mi-3]",
                "nodes.where { 'Env' in tags }.ids() ¦ [i-1, i-2]",
                "nodes.where { it }.size() ¦ 4",
            })
    void selects(String text, String value) {
        assertThat(run(text)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "def f(n) { n.where { windows } }; f(nodes).ids() ¦ [i-1, mi-3]",
                "def f(n) { n.groupBy { it.size() } }; f(['a', 'bb', 'c']) ¦ {1=[a, c], 2=[bb]}",
                "def f(n) { n.groupBy { it.name } }; f([[name: 'x'], [name: 'y']]).keySet() ¦ [x, y]",
                "def f(n) { n.groupBy { it.name } }; f(nodes).size() ¦ 4",
                "def f(n) { n.any { it.windows } }; [f(nodes), f([[windows: false]])] ¦ [true, false]",
                "def f(n) { n.count { it.name > 'C' } }; f([[name: 'A'], [name: 'D']]) ¦ 1",
                "def f(m) { m.groupBy { k, v -> v } }; f([a: 1, b: 1]) ¦ {1={a=1, b=1}}",
                "def f(m) { m.any { it.value == 1 } }; f([a: 1]) ¦ true",
                "class Q { def where(Closure c) { c.delegate = [windows: 'mine']; c.resolveStrategy = 1; c() } }; new Q().where { windows } ¦ mine",
                "class R { def where(Closure c) { c.delegate = this; c() }; def agnt = 5 }; def r = new R(); r.where { agnt } ¦ 5",
                "['a', 'bb'].groupBy { it.size() } ¦ {1=[a], 2=[bb]}",
                "[3, 1].max { -it } ¦ 1",
                "[1, 2].sum { it * 2 } ¦ 6",
                "(1..4).any { it > 3 } ¦ true",
                "[a: 1].every { k, v -> v == 1 } ¦ true",
                "'abc'.any { it == 'b' } ¦ true",
                "nodes.list().groupBy { it.region }.keySet() ¦ [eu-west-3, us-east-1]",
                "x = [1, 2]; x.count { it > 1 } ¦ 1",
                "x = nodes; x = [1, 2]; x.count { it > 1 } ¦ 1",
            })
    void leavesOtherReceiversToGroovy(String text, String value) {
        assertThat(run(text)).hasToString(value);
    }

    @Test
    void takesClosuresFromElsewhere() {
        run("def limit = '3'", "c = { agent < limit }", "k = { region }");
        assertThat(run("nodes.where(c).ids()")).hasToString("[i-1]");
        assertThat(run("nodes.groupBy(k).size()")).isEqualTo(2);
        assertThat(run("nodes.where(c).undecided().count()")).isEqualTo(1);
        assertThat(run("def old(n) { n.agent < limit }", "nodes.where { old(it) }.ids()"))
                .hasToString("[i-1]");
        assertThat(run("d = { old(it) && readiness == 'ready' }", "nodes.where(d).ids()"))
                .hasToString("[i-1]");
    }

    @Test
    void readsVariablesAnewInEachCall() {
        run("limit = '3'", "def below() { nodes.where { agent < limit }.ids() }");
        assertThat(run("below()")).hasToString("[i-1]");
        assertThat(run("limit = '3.2'; below()")).hasToString("[i-1, i-2]");
        assertThat(run("limit = AgentVersion.require('4'); below()")).hasToString("[i-1, i-2, mi-3]");
        assertThat(run("limit = null; below()")).hasToString("[]");
        ScriptException e = catchThrowableOfType(ScriptException.class, () -> run("1 + below(1)"));
        assertThat(e).isNotNull();
    }

    @Test
    void seesWhatAFunctionChangesWhileItSelects() {
        run("seen = 0", "def next() { seen++ }");
        assertThat(run("nodes.where { next(); seen > 2 }.ids()")).hasToString("[mi-3, i-4]");
    }

    @Test
    void countsUnknownFactsAsUndecided() {
        for (String text : List.of(
                "nodes.where { agent < '3.0' }",
                "v = '3.0'; nodes.where { agent < v }",
                "nodes.where { def a = agent; a < '3.0' }",
                "def f(n) { n.where { agent < '3.0' } }; f(nodes)",
                "c = { agent < '3.0' }; nodes.where(c)",
                "t = 0; nodes.where { t++; agent < '3.0' }")) {
            Nodes kept = (Nodes) run(text);
            assertThat(kept.ids()).as(text).containsExactly("i-1");
            assertThat(kept.undecided().facts()).as(text).containsExactly(Map.entry("agent (not collected)", 1));
        }
        assertThat(run("nodes.values { agent }[3]")).hasToString("unknown(not collected)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f(region) { nodes.where { it.region == region } }",
                "def f() { def windows = nodes.where { windows }; nodes.where { windows } }",
                "for (name in ['a']) { nodes.where { name == 'x' } }",
            })
    void aVariableMayNotHideAProperty(String text) {
        ScriptException e = failure(text);
        assertThat(e.getMessage()).matches("\"(region|windows|name)\" is a property of the node and a variable here");
        assertThat(e.hint()).isEqualTo("give the variable another name");
    }

    @Test
    void aVariableOfTheSessionHidesNoProperty() {
        assertThat(run("def windows = nodes.where { windows }", "nodes.where { windows }.ids()"))
                .hasToString("[i-1, mi-3]");
    }

    @Test
    void saysWhereAClosureFailed() {
        ScriptException e = failure("def a = 1\nnodes.where {\n  tags.Env.startsWith('p')\n}");
        assertThat(e.line()).isEqualTo(3);
        assertThat(e.getMessage()).contains("NullPointerException");
        assertThat(e.exitCode()).isEqualTo(1);
    }

    @Test
    void checksATextWithoutRunningIt() {
        evaluator.check("import java.util.concurrent.*; effect('x'); y = 1; nodes.where { windows }; class Z {}");
        ScriptException e = catchThrowableOfType(
                ScriptException.class, () -> evaluator.check("effect('x')\nnodes.where { onlin }"));
        assertThat(e.line()).isEqualTo(2);
        assertThat(marked(e)).isEqualTo("onlin");
        assertThat(effects).isEmpty();
        assertThat(scope.values()).doesNotContainKey("y");
        assertThat(failure("new CountDownLatch(1)")).hasMessage("no class \"CountDownLatch\"");
        assertThat(failure("new Z()")).hasMessage("no class \"Z\"");
    }

    @Test
    void compilesManyClosuresInOneText() {
        assertThat(run("""
                def report = [:]
                for (r in nodes.values { region }.unique()) {
                    def here = nodes.where { region == r }
                    report[r] = [
                        old: here.count { agent < '3.0.222.0' }.intValue(),
                        groups: here.groupBy { platform.type }.size(),
                        last: here.sortBy { name }.ids().last()
                    ]
                }
                report"""))
                .hasToString("{eu-west-3={old=1, groups=2, last=i-1}, us-east-1={old=0, groups=2, last=i-4}}");
    }
}
