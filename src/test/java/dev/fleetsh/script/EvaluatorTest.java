package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.UnknownFactException;
import dev.fleetsh.fleet.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    private final SampleScope scope = new SampleScope();
    private final StringWriter out = new StringWriter();
    private final Evaluator evaluator = new Evaluator(scope, out);

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

    @Test
    void keepsVariablesMethodsClassesAndImports() {
        assertThat(run("def a = 1", "int b = 2", "c = 3", "def (d, e) = [4, 5]", "a + b + c + d + e"))
                .isEqualTo(15);
        assertThat(run("def twice(n) { n * 2 }", "int twice(n, m) { n * m * 2 }", "twice(4)"))
                .isEqualTo(8);
        assertThat(run("def outer(n) { twice(n) + 1 }", "outer(2)")).isEqualTo(5);
        assertThat(run("class Point { int x; int sum(int y) { x + y } }", "new Point(x: 1).sum(2)"))
                .isEqualTo(3);
        assertThat(run("class Point3 extends Point { int z = 7 }", "new Point3(x: 1).z"))
                .isEqualTo(7);
        assertThat(run("class Point { String name() { 'new' } }", "new Point().name()"))
                .isEqualTo("new");
        assertThat(run("record Pair(int l, int r) {}", "new Pair(1, 2).r()")).isEqualTo(2);
        assertThat(run("enum Colour { RED, BLUE }", "Colour.BLUE.ordinal()")).isEqualTo(1);
        assertThat(run("import java.util.concurrent.TimeUnit", "TimeUnit.HOURS.toMinutes(2)"))
                .isEqualTo(120L);
        assertThat(run("import static java.lang.Math.max", "max(3, 4)")).isEqualTo(4);
        assertThat(run("import java.util.concurrent.*", "new CountDownLatch(2).count"))
                .isEqualTo(2L);
        assertThat(run("int unset", "unset")).isEqualTo(0);
        assertThat(run("def nothing", "nothing")).isNull();
        assertThat(run("String word = \"n${a}\"", "word.getClass()")).isEqualTo(String.class);
        assertThat(run("def add = { x, y -> x + y }", "add(a, b)")).isEqualTo(3);
    }

    @Test
    void leavesVariablesOfInnerBlocksInside() {
        run("if (true) { def inner = 1 }");
        assertThat(failure("inner")).hasMessage("no such variable or property \"inner\"");
    }

    @Test
    void runsALineWithAnEffectOnce() {
        List<String> effects = new java.util.ArrayList<>();
        evaluator.bind("effects", effects);
        run("def n = effects.add('x')", "n", "n", "def m() { n }", "m()", "class K {}", "new K()");
        assertThat(effects).containsExactly("x");
    }

    @Test
    void seesTheSessionLive() {
        assertThat(run("nodes")).isSameAs(scope.nodes());
        assertThat(run("fleet")).isSameAs(scope.fleet());
        assertThat(run("session")).isSameAs(scope);
        scope.values().put("$1", 41);
        scope.values().put("_", "last");
        assertThat(run("$1 + 1")).isEqualTo(42);
        assertThat(run("\"${$1} ${_}\"")).hasToString("41 last");
        scope.values().put("$1", 1);
        assertThat(run("$1")).isEqualTo(1);
    }

    @Test
    void keepsTheLastError() {
        ScriptException e = failure("1 / 0");
        assertThat(run("_e")).isSameAs(e);
    }

    @Test
    void givesVariablesToPredicates() {
        run("def limit = '3.0'");
        assertThat(scope.nodes()
                        .where(new Predicates(scope).compile("agent < limit"))
                        .ids())
                .containsExactly("i-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "nodes.where { windows }.ids() ¦ [i-1, mi-3]",
                "nodes.where { agent < '3.0.222.0' }.ids() ¦ [i-1]",
                "nodes.where { it.agent < '3.0.222.0' }.ids() ¦ [i-1]",
                "nodes.where { n -> n.agent < '3.0.222.0' }.ids() ¦ [i-1]",
                "nodes.where { '3.0.222.0' > agent }.ids() ¦ [i-1]",
                "nodes.where { -> !windows && agent < '3.1.1375.0' && online }.ids() ¦ [i-2]",
                "nodes.where { agent in '>=3.0.222 <3.3' }.ids() ¦ [i-2]",
                "nodes.where { agent !in ['2.3.978.0'] }.ids() ¦ [i-2, mi-3]",
                "nodes.where { ping == 'connectionlost' }.ids() ¦ [mi-3]",
                "nodes.where { ping != 'Online' }.ids() ¦ [mi-3]",
                "nodes.where { ping in ['Online'] }.ids() ¦ [i-1, i-2]",
                "nodes.where { state == 'running' }.ids() ¦ [i-1]",
                "nodes.where { kind == 'hybrid' }.ids() ¦ [mi-3]",
                "nodes.where { tags.Env == 'prod' }.ids() ¦ [i-1]",
                "nodes.where { tags.Env }.ids() ¦ [i-1, i-2]",
                "nodes.where { platform =~ '2019' }.ids() ¦ [i-1, mi-3]",
                "nodes.where { platform == 'Amazon Linux' }.ids() ¦ [i-2]",
                "nodes.where { platform.name.startsWith('Amazon') }.ids() ¦ [i-2]",
                "nodes.where { platform.type == 'windows' }.ids() ¦ [i-1, mi-3]",
                "nodes.where { readiness == 'blocked' }.ids() ¦ [mi-3]",
                "nodes.where { ready }.ids() ¦ [i-1]",
                "nodes.where { failing('node-online') }.ids() ¦ [mi-3]",
                "nodes.where { fact('agent').known }.ids() ¦ [i-1, i-2, mi-3]",
                "nodes.where { scope.id.region == 'us-east-1' }.ids() ¦ [mi-3, i-4]",
                "nodes.where { scope.tier == 'standard' }.ids() ¦ [i-1, i-2]",
                "nodes.where { tags.any { k, v -> v == 'test' && linux } }.ids() ¦ [i-2]",
                "nodes.where { name ==~ /WEB-\\d/ }.ids() ¦ [i-1]",
                "nodes.findAll { it.hybrid }*.id ¦ [mi-3]",
                "nodes.collect { it.region }.unique() ¦ [eu-west-3, us-east-1]",
                "nodes.values { region } ¦ [eu-west-3, eu-west-3, us-east-1, us-east-1]",
                "nodes.sortBy { name }.ids() ¦ [i-2, mi-3, i-4, i-1]",
                "nodes.sortBy { agent }.ids() ¦ [i-1, i-2, mi-3, i-4]",
                "nodes.sortByDescending { agent }.ids() ¦ [mi-3, i-2, i-1, i-4]",
                "nodes.counts { region }['us-east-1'] ¦ 2",
                "nodes.groupBy { region }.counts().top(1).rest ¦ Rest[keys=1, nodes=2]",
                "nodes.groupBy { region }['us-east-1'].ids() ¦ [mi-3, i-4]",
                "nodes.groupBy { region }.where { key, group -> key =~ /west/ }.nodes().ids() ¦ [i-1, i-2]",
                "nodes.distinct { agent }.join(' ') ¦ 2.3.978.0 3.1.1374.0 3.3.987.0",
                "nodes.distinct { agent }.undecided.count ¦ 1",
                "nodes.percentiles { agent }.median ¦ 3.1.1374.0",
                "nodes.percentiles { agent }[100] ¦ 3.3.987.0",
                "nodes.percentile(50) { agent }.at(50) < '3.2' ¦ true",
                "nodes.top(2) { agent }.ids() ¦ [mi-3, i-2]",
                "nodes.min { agent }.ids() ¦ [i-1]",
                "nodes.max { it.agent }.ids() ¦ [mi-3]",
                "nodes.count { agent < '3' } ¦ 1",
                "nodes.count { agent < '3' }.undecided.count ¦ 1",
                "nodes.count { agent < '3' } + 1 ¦ 2",
                "nodes.count { windows } == 2 && nodes.count { windows } > 1 ¦ true",
                "nodes.any { agent < '3' } ¦ true",
                "nodes.every { agent < '3' } ¦ false",
                "nodes.groupBy { region }.asMap.keySet().toList() ¦ [eu-west-3, us-east-1]",
                "nodes[0].agent < '3' && nodes[0].agent.toString() == '2.3.978.0' ¦ true",
                "nodes[0] in nodes.where { ec2 } ¦ true",
                "'mi-3' in nodes ¦ true",
                "nodes.size ¦ 4",
                "nodes.join(nodes.where { windows }) { region }.size() ¦ 4",
                "fleet.nodes.size() + fleet.scopes.size() ¦ 6",
                "fleet.scopes[0].alias ¦ retail",
                "fleet.completeness.complete ¦ true",
                "1 < 2 && 'a' < 'b' && 2 == 2.0 && 'x' == \"${'x'}\" && [1, 2] == [1, 2] ¦ true",
                "(1 <=> 2) + (3 in [1, 2, 3] ? 10 : 0) + ('a' in 'abc' ? 100 : 0) ¦ 9",
                "5 in 1..10 && 'k' in [k: 1] && 3 in Integer && !(null in [1]) ¦ true",
                "null == null && !(null < null) && null != 1 && null < 1 ¦ true",
                "('abc' =~ /b/).find() && 'abc' ==~ /.b./ && !('abc' ==~ /b/) ¦ true",
                "[3, 1, 2].sort { a, b -> b <=> a } ¦ [3, 2, 1]",
                "switch (nodes.size()) { case 1..3: 'few'; break; case 4: 'four'; break } ¦ four",
                "(1..5).findAll { it % 2 == 0 }.sum() ¦ 6",
                "nodes.where { windows } instanceof Nodes ¦ true",
                "Readiness.READY == 'ready' && NodeKind.EC2 != 'edge' ¦ true",
                "'日本語 🦊 $5 \\\\ \\t'.length() ¦ 13",
            })
    void evaluates(String line, String value) {
        assertThat(run(line)).hasToString(value);
    }

    @Test
    void selectsWithVariablesOfTheSessionInAClosure() {
        assertThat(run("def r = 'us-east-1'", "nodes.where { region == r }.ids()"))
                .hasToString("[mi-3, i-4]");
        assertThat(run("def seen = 0", "nodes.where { seen = seen + 1; true }", "seen"))
                .isEqualTo(4);
        assertThat(run("def old(n) { n.agent < '3' }", "nodes.where { old(it) }.ids()"))
                .hasToString("[i-1]");
    }

    @Test
    void leavesUnknownFactsToTheSelection() {
        Nodes kept = (Nodes) run("nodes.where { agent < '3.0' }");
        assertThat(kept.undecided().facts()).containsExactly(Map.entry("agent (not collected)", 1));
        assertThatThrownBy(() -> run("nodes[3].agent")).isInstanceOf(UnknownFactException.class);
    }

    @Test
    void groupsAndCounts() {
        Counts counts = (Counts) run("nodes.where { windows || linux }.groupBy { region }.counts()");
        assertThat(counts.asMap()).containsExactly(Map.entry("eu-west-3", 2), Map.entry("us-east-1", 1));
    }

    @Test
    void callsVerbsAsFunctions() {
        evaluator.function("check", arguments -> "checked " + arguments);
        evaluator.function("why", arguments -> arguments.get(0));
        evaluator.function("plan", arguments -> arguments);
        assertThat(run("check(nodes.where { windows })")).isEqualTo("checked [2 of 4 nodes]");
        assertThat(run("check()")).isEqualTo("checked []");
        assertThat(run("['i-1', 'i-2'].collect { why(it) }")).hasToString("[i-1, i-2]");
        assertThat(run("def f() { why('i-9') }", "f()")).isEqualTo("i-9");
        assertThat(run("plan('update-agent', on: 1)")).hasToString("[{on=1}, update-agent]");
    }

    @ParameterizedTest
    @CsvSource({
        "def check = 1, check, \"check\" is a verb",
        "check = 1, check, \"check\" is a verb",
        "nodes = [], nodes, \"nodes\" is set by the shell",
        "int $3 = 1, $3, \"$3\" is set by the shell",
    })
    void refusesToRedefineVerbsAndFixedNames(String line, String name, String message) {
        evaluator.function("check", arguments -> "checked");
        ScriptException e = failure(line);
        assertThat(e).hasMessage(message);
        assertThat(marked(e)).isEqualTo(name);
    }

    @Test
    void printsToItsWriterOnly() {
        PrintStream real = System.out;
        ByteArrayOutputStream leaked = new ByteArrayOutputStream();
        System.setOut(new PrintStream(leaked, true, StandardCharsets.UTF_8));
        try {
            run(
                    "println 'a'",
                    "[1].each { println it }",
                    "print 'b'; printf('%s', 'c')",
                    "System.out.println 'd'",
                    "class P { static s() { println 'e' }; def i() { [1].each { print 'f' }; System.out.print('g') } }",
                    "P.s(); new P().i()",
                    "def m() { println 'h' }",
                    "m()",
                    "out.println 'i'");
        } finally {
            System.setOut(real);
        }
        assertThat(leaked.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString().replaceAll("\\s", "")).isEqualTo("a1bcdefghi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "limt + 1 ¦ limt ¦ no such variable or property \"limt\" ¦ did you mean \"limit\"? ¦ 3",
                "nodes.where { agnt < '3' } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"? ¦ 3",
                "nodes[0].agnt ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"? ¦ 3",
                "nodes.wher { windows } ¦ wher ¦ no method \"wher\" on nodes ¦ did you mean \"where\"? ¦ 3",
                "nodes[0].isBelow('3') ¦ isBelow ¦ no method \"isBelow\" on a node ¦ \"\" ¦ 3",
                "chek(nodes) ¦ chek ¦ no such function \"chek\" ¦ did you mean \"check\"? ¦ 3",
                "  1 / 0 ¦ 1 / 0 ¦ ArithmeticException: Division by zero ¦ \"\" ¦ 1",
                "assert limit == 1 ¦ assert limit == 1 ¦ assertion failed: limit == 1 ¦ \"\" ¦ 1",
                "def f(n) { f(n + 1) }; f(0) ¦ def f(n) { f(n + 1) }; f(0) ¦ StackOverflowError: calls nest too deeply ¦ \"\" ¦ 1",
                "println 'open ¦ 'open ¦ the text in quotes is not closed ¦ \"\" ¦ 3",
                "'x\\q' ¦ 'x\\q' ¦ the text in quotes holds a backslash that means nothing ¦ write \\\\ for a backslash ¦ 3",
                "int z = 'abc' ¦ int z = 'abc' ¦ 'abc' is a text and not a number ¦ \"\" ¦ 1",
                "int z = null ¦ int z = null ¦ null is not a number ¦ \"\" ¦ 1",
                "[1, 2].colect { it } ¦ colect ¦ no method \"colect\" on a list ¦ did you mean \"collect\"? ¦ 3",
                "x = ( ¦ ? ¦ ? ¦ ? ¦ 3",
                "new Foo() ¦ ? ¦ no class \"Foo\" ¦ import it, or correct its name ¦ 3",
            })
    void explainsAFailure(String line, String marked, String message, String hint, int exitCode) {
        evaluator.function("check", arguments -> "checked");
        evaluator.bind("limit", 5);
        ScriptException e = failure(line);
        if (!message.equals("?")) {
            assertThat(e).hasMessage(message);
            assertThat(e.hint()).isEqualTo(hint);
        }
        if (!marked.equals("?")) {
            assertThat(marked(e)).isEqualTo(marked);
        }
        assertThat(e.exitCode()).isEqualTo(exitCode);
        assertThat(e.getMessage()).doesNotContain("groovy", "\n", "line1");
    }

    @Test
    void marksTheLineOfABlockAndOfAnEarlierFunction() {
        ScriptException inBlock = failure("def a = 1\ndef b = 0\n  a.intdiv(b)\n");
        assertThat(inBlock.line()).isEqualTo(3);
        assertThat(inBlock.column()).isEqualTo(3);
        assertThat(marked(inBlock)).isEqualTo("a.intdiv(b)");
        run("def divide(n) {\n  n.intdiv(0)\n}");
        ScriptException earlier = failure("divide(4)");
        assertThat(marked(earlier)).isEqualTo("n.intdiv(0)");
    }

    @Test
    void aLineThatDoesNotCompileLeavesNothing() {
        run("def kept = 1");
        assertThat(failure("import no.such.Thing")).isNotNull();
        assertThat(failure("def lost = 2; ][")).isNotNull();
        assertThat(run("kept")).isEqualTo(1);
        assertThat(failure("lost")).isNotNull();
    }

    @Test
    void passesFailuresOfTheSessionOn() {
        UsageException usage = new UsageException("no such node", "");
        evaluator.function("node", arguments -> {
            throw usage;
        });
        assertThatThrownBy(() -> run("node('x')")).isSameAs(usage);
        assertThatThrownBy(() -> run("[1].each { node(it) }")).isSameAs(usage);
        assertThatThrownBy(() -> run("nodes[0].agent < 'x'")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> run("System.exit(3)")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> run("nodes[0].ping == 'Onlin'")).hasMessage("no ping status \"Onlin\"");
    }

    @Test
    void theModelCannotBeChanged() {
        assertThat(failure("nodes[0].name = 'x'")).hasMessage("\"name\" of a node can't be changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "started(); while (true) {}",
                "started(); [1].each { while (true) { } }",
                "started(); def f(n) { f2(n) }; def f2(n) { for (;;) { n++ } }; f(1)",
                "started(); sleep(100000000)",
                "started(); [1].each { sleep 100000000 }",
                "started(); while (true) { try { sleep(100000000) } catch (Throwable t) { } }",
                "started(); while (true) { try { Thread.sleep(100000000) } catch (InterruptedException e) { } }",
                "started(); while (true) { try { [1].each { sleep(1000) } } catch (e) { } }",
                "started(); (0..2000000000).each { it + 1 }",
                "started(); class L { def run() { while (true) {} } }; new L().run()",
                "started(); nodes.where { while (true) {}; true }",
                "started(); nodes.groupBy { def n = 0; for (;;) { n++ }; n }",
                "started(); nodes.where { (0..2000000000).every { it >= 0 } }",
                "started(); def f(n) { while (true) {} }; nodes.where { f(it) }",
                "started(); c = 0; nodes.where { c++; while (true) {}; true }",
                "def many = Nodes.of([nodes[0]] * 1000000); started(); while (true) { many.where { windows } }",
                "def many = Nodes.of([nodes[0]] * 1000); started(); many.sortBy { Thread.sleep(50); name }",
            })
    void anInterruptStopsIt(String text) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        evaluator.function("started", arguments -> {
            started.countDown();
            return null;
        });
        AtomicReference<FleetException> ended = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                evaluator.evaluate(text);
            } catch (FleetException e) {
                ended.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(ended.get()).isInstanceOf(InterruptedByUserException.class);
        assertThat(flag.get()).isFalse();
    }

    @Test
    void thousandsOfLinesLeaveNoClassesBehind() {
        AtomicInteger calls = new AtomicInteger();
        evaluator.function("count", arguments -> calls.incrementAndGet());
        for (int i = 0; i < 200; i++) {
            run("def v = count(); [1].collect { it + v }");
        }
        long before = loadedClasses();
        for (int i = 0; i < 2000; i++) {
            run("def v = count(); [1].collect { it + v }");
        }
        assertThat(calls).hasValue(2200);
        assertThat(loadedClasses() - before).isLessThan(500);
    }

    private static long loadedClasses() {
        System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    @Test
    void nothingIsDownloadedForALine() {
        assertThatThrownBy(() -> run("x = 1\n@Grab('org.example:library:1')\nimport org.example.Library"))
                .isInstanceOfSatisfying(ScriptException.class, e -> {
                    assertThat(e).hasMessageContaining("downloads nothing");
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(1);
                });
    }
}
