package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fleetsh.fleet.ScriptException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line defines stays, is never run again, and goes when something else takes its place. */
class LinesThatStayTest {
    private final SampleScope scope = new SampleScope();
    private final Evaluator evaluator = new Evaluator(scope, new StringWriter());

    private Object run(String... lines) {
        Object value = null;
        for (String line : lines) {
            value = evaluator.evaluate(line);
        }
        return value;
    }

    @Test
    void aLineWithAnEffectRunsOnceOverManyLaterLines() {
        AtomicInteger count = new AtomicInteger();
        evaluator.function("effect", arguments -> count.incrementAndGet());
        run(
                "def n = effect()",
                "int t = effect()",
                "u = effect()",
                "def (p, q) = [effect(), effect()]",
                "class Once { static final int MADE = 1; int own = 2 }",
                "def method() { n + t }");
        for (int i = 0; i < 100; i++) {
            run("n + t + u + p + q + method() + new Once().own", "def later" + i + " = n", "import java.util.*");
        }
        assertThat(count).hasValue(5);
        assertThat(run("[n, t, u, p, q]")).isEqualTo(List.of(1, 2, 3, 4, 5));
    }

    @Test
    void aTypedVariableKeepsItsTypeUntilItIsDeclaredAnew() {
        assertThat(run("int x = 3.7", "x")).isEqualTo(3);
        assertThat(run("x = 4.9", "x")).isEqualTo(4);
        assertThat(catchThrowableOfType(ScriptException.class, () -> run("x = 'abc'")))
                .hasMessage("'abc' is a text and not a number");
        assertThat(catchThrowable(() -> run("x = null"))).isInstanceOf(ScriptException.class);
        assertThat(run("x")).isEqualTo(4);
        assertThat(run("def x = 'abc'", "x")).isEqualTo("abc");
        assertThat(run("x = 5", "x")).isEqualTo(5);
        assertThat(run("String s = \"${x}!\"", "s = \"${x + 1}!\"", "s.getClass()"))
                .isEqualTo(String.class);
        assertThat(run("List<Integer> many = [1]", "many = null", "many")).isNull();
        assertThat(catchThrowable(() -> run("many = 7"))).isInstanceOf(ScriptException.class);
        assertThat(run("int[] numbers = [1, 2]", "numbers.class.componentType")).isEqualTo(int.class);
        assertThat(run("long unset", "unset = 7", "unset")).isEqualTo(7L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "def f() { 1 } ¦ def f() { 2 } ¦ f() ¦ 2",
                "def f(a) { 1 } ¦ def f(String b) { 2 } ¦ f('x') ¦ 2",
                "class K { int v = 1 } ¦ class K { int v = 2 } ¦ new K().v ¦ 2",
                "def v = 1 ¦ String v = 'two' ¦ v ¦ two",
                "enum E { A } ¦ enum E { A, B } ¦ E.values().size() ¦ 2",
                "record R(int a) {} ¦ record R(int a, int b) {} ¦ new R(1, 2).b() ¦ 2",
                "trait T { int g() { 3 } } ¦ class U implements T {} ¦ new U().g() ¦ 3",
                "import static java.lang.Math.max ¦ import static java.lang.Math.min as max ¦ max(1, 2) ¦ 1",
                "def early() { later() * 2 } ¦ def later() { 21 } ¦ early() ¦ 42",
                "def reads() { notYet + 1 } ¦ notYet = 41 ¦ reads() ¦ 42",
                "def makes() { new Late() } ¦ class Late { String toString() { 'late' } } ¦ 1 ¦ 1",
                "def (a, b) = [1, 2] ¦ (a, b) = [b, a] ¦ [a, b] ¦ [2, 1]",
                "import java.util.concurrent.atomic.* ¦ x = new AtomicInteger(4) ¦ x.get() ¦ 4",
                "import static java.util.Collections.* ¦ 1 ¦ max([1, 3, 2]) ¦ 3",
                "x = { it * 2 } ¦ y = x << { it + 1 } ¦ y(3) ¦ 8",
                "@groovy.transform.Immutable class P { int n } ¦ p = new P(3) ¦ p.n ¦ 3",
            })
    void whatLinesDefineIsThereForLaterOnes(String first, String second, String asked, String value) {
        try {
            run(first);
        } catch (ScriptException e) {
            // A class that is not there yet is a mistake at once, as in every compiled language.
            assertThat(first).startsWith("def makes()");
            return;
        }
        run(second);
        assertThat(run(asked)).hasToString(value);
    }

    @Test
    void aSuccessorKnowsVariablesMethodsClassesAndImports() {
        run("import java.util.concurrent.TimeUnit", "class K { int v = 1 }", "def f() { new K().v }", "int n = 2");
        Evaluator successor = evaluator.successor();
        assertThat(successor.evaluate("f() + n + TimeUnit.MINUTES.toSeconds(1) + new K().v"))
                .isEqualTo(64L);
    }

    @Test
    void fiveThousandLinesLeaveClassesAndHeapFlat() {
        List<WeakReference<Class<?>>> probes = new ArrayList<>();
        evaluator.function("probe", arguments -> {
            probes.add(new WeakReference<>(arguments.get(0).getClass()));
            return null;
        });
        lines(500);
        long classes = loadedClasses();
        long heap = heap();
        lines(4500);
        long moreClasses = loadedClasses() - classes;
        long moreHeap = heap() - heap;
        assertThat(moreClasses).isLessThan(500);
        assertThat(moreHeap).isLessThan(20L << 20);
        assertThat(probes.stream().filter(probe -> probe.get() != null).count()).isLessThan(probes.size() / 20L);
    }

    /** Closures, GStrings, classes, methods and loops. */
    private void lines(int count) {
        for (int i = 0; i < count; i++) {
            switch (i % 20) {
                case 0 -> run("def v = [1, 2].collect { it * 2 }; probe({ v })");
                case 1 -> run("text = \"${v} and ${v.size()}\".toString()");
                case 2 -> run("class Again { int n; int twice() { n * 2 } }; probe(new Again(n: 1))");
                case 3 -> run("def method(x) { x + 1 }");
                case 4 -> run("nodes.where { name != 'x' }.size() + method(1)");
                default -> run("v");
            }
        }
    }

    private static long loadedClasses() {
        System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
