package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.script.evaluate.LineState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that people write and that parsers trip over: which are whole, which go on, which are mistakes. */
class MoreLineStatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                // Texts
                "x = \"\"\"one⏎two ${1 + ¦ INCOMPLETE",
                "x = \"\"\"one⏎\"two\" ${[a: 1]}\"\"\" ¦ COMPLETE",
                "x = '''it's ¦ INCOMPLETE",
                "x = '''it's''' ¦ COMPLETE",
                "x = /a\\/b/ ¦ COMPLETE",
                "x = ~/[)}\\]]/ ¦ COMPLETE",
                "x = $/a/b $$5/$ ¦ COMPLETE",
                "\"$a.b ${c { d }}\" ¦ COMPLETE",
                "'\\'' ¦ COMPLETE",
                "'a\\\\' ¦ COMPLETE",
                "\"\" + '' ¦ COMPLETE",
                // Remarks
                "x = 1 // { ( [ ¦ COMPLETE",
                "/* { */ x ¦ COMPLETE",
                "x = [1, // one ¦ INCOMPLETE",
                "/** doc */ ¦ COMPLETE",
                "/* a⏎ b ¦ INCOMPLETE",
                // Annotations and declarations
                "@groovy.transform.Immutable ¦ INCOMPLETE",
                "@groovy.transform.Immutable⏎class P { int n } ¦ COMPLETE",
                "record R(int a, int b) {} ¦ COMPLETE",
                "record R(int a, ¦ INCOMPLETE",
                "enum E { A, ¦ INCOMPLETE",
                "trait T { int f() ¦ INCOMPLETE",
                "interface I { int f() } ¦ COMPLETE",
                "sealed interface S permits A {}⏎final class A implements S {} ¦ COMPLETE",
                "def f() throws ¦ INCOMPLETE",
                "def <T> T f(T t) { t } ¦ COMPLETE",
                "Map<String, List<Integer>> m = [:] ¦ COMPLETE",
                // Lambdas and closures
                "f = (x, y) -> x + y ¦ COMPLETE",
                "f = (x) -> ¦ INCOMPLETE",
                "f = { x -> ¦ INCOMPLETE",
                "nodes.where { it.name ==~ /}/ } ¦ COMPLETE",
                "list.each { a ->⏎  b(a)⏎}.size() ¦ COMPLETE",
                // Switch
                "switch (x) { ¦ INCOMPLETE",
                "y = switch (x) { case 1 -> 'a'; default -> 'b' } ¦ COMPLETE",
                "y = switch (x) {⏎  case 1, 2 -> 'a' ¦ INCOMPLETE",
                // Statements over lines
                "if (a) {⏎  b⏎} ¦ COMPLETE",
                "if (a) {⏎  b⏎}⏎else {⏎  c⏎} ¦ COMPLETE",
                "if (a) {⏎  b⏎} else ¦ INCOMPLETE",
                "do { a⏎} while (b) ¦ COMPLETE",
                "for (;;) { ¦ INCOMPLETE",
                "outer: for (i in 1..3) { break outer } ¦ COMPLETE",
                "try { a } finally { b } ¦ COMPLETE",
                "try (r = open()) { ¦ INCOMPLETE",
                "assert a == ¦ INCOMPLETE",
                "assert a : 'why' ¦ COMPLETE",
                // Chains and operators
                "nodes⏎  .where { linux }⏎  .counts('region') ¦ COMPLETE",
                "nodes. ¦ INCOMPLETE",
                "a = b ? ¦ INCOMPLETE",
                "a ?= ¦ INCOMPLETE",
                "a <=> b ¦ COMPLETE",
                "a !in b ¦ COMPLETE",
                "a !instanceof B ¦ COMPLETE",
                "a -> ¦ INCOMPLETE",
                "1..<5 ¦ COMPLETE",
                "a?.b?[0] ¦ COMPLETE",
                "x = -1 ¦ COMPLETE",
                "def (a, b) = [1, 2] ¦ COMPLETE",
                "def (a, b) = ¦ INCOMPLETE",
                "f(*list, *: map) ¦ COMPLETE",
                "[*: a, b: ¦ INCOMPLETE",
                // Mistakes that no further line mends
                "x = [1, 2) ¦ BROKEN",
                "if (a)) b ¦ BROKEN",
                "'open ¦ BROKEN",
                "x = 1 2 3 +) ¦ BROKEN",
                "nodes.where { windows )) ¦ BROKEN",
                "foo(1,, 2) ¦ BROKEN",
            })
    void isToldByGroovysOwnParser(String text, LineState.Kind kind) {
        assertThat(LineState.of(text.replace('⏎', '\n')).kind()).isEqualTo(kind);
    }
}
