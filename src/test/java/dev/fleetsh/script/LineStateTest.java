package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.script.evaluate.LineState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineStateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "x",
                "x = 1",
                "def x = 1",
                "// a remark",
                "/* a remark */",
                "nodes.where { windows }",
                "nodes.where {\n  windows\n}",
                "nodes\n  .where { windows }\n  .size()",
                "if (a) b",
                "if (a) { b } else { c }",
                "try { a } catch (e) { b }",
                "for (i in 1..3) println i",
                "while (false) {}",
                "def f(x) { x + 1 }",
                "class A { int x }",
                "a ? b : c",
                "'it is ( open'",
                "\"a ${b + \"c\"} d\"",
                "'''a\nb'''",
                "\"\"\"a ${b}\nc\"\"\"",
                "/a{2}(/",
                "~/a{2}(/",
                "x =~ /\\d+(/",
                "a / b / c",
                "[1, 2,\n 3]",
                "[a: 1, 'b': [2]]",
                "println 'a'",
                "foo 'a', 1",
                "return",
                "a.b?.c*.d",
                "{ -> 1 }()",
                "switch (x) { case 1: a; break; default: b }",
                "import java.util.List",
                "@Deprecated def f() {}",
                "'日本語 🦊 $5 \\\\'",
                "a = b = c",
                "x++",
                "1; 2; 3",
            })
    void complete(String text) {
        assertThat(LineState.of(text)).isEqualTo(new LineState(LineState.Kind.COMPLETE, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "nodes.where { ¦ {",
                "nodes.where {⏎  windows && ¦ {",
                "foo.bar { a -> ¦ {",
                "class A { ¦ {",
                "def f(x) { ¦ {",
                "if (a) { ¦ {",
                "foo( ¦ (",
                "foo(1, ¦ (",
                "foo({ a }, ¦ (",
                "foo([1, 2 ¦ [",
                "x = [ ¦ [",
                "x = [a: 1, ¦ [",
                "{ ( [ ¦ [",
                "x = \"\"\"abc ¦ \"\"\"",
                "x = \"\"\"a⏎b ¦ \"\"\"",
                "x = '''abc⏎def ¦ '''",
                "/* open ¦ /*",
                "x = 1 /* open ¦ /*",
                "x = ¦ operator",
                "x += ¦ operator",
                "a + ¦ operator",
                "println 'a' + ¦ operator",
                "\"a${b}\" + ¦ operator",
                "a && ¦ operator",
                "a || ¦ operator",
                "a < ¦ operator",
                "a == ¦ operator",
                "a instanceof ¦ operator",
                "a =~ ¦ operator",
                "a. ¦ operator",
                "a.b. ¦ operator",
                "a?. ¦ operator",
                "a.& ¦ operator",
                "foo 'a', ¦ operator",
                "a ? ¦ operator",
                "a ? b : ¦ operator",
                "a ?: ¦ operator",
                "! ¦ operator",
                "1.. ¦ operator",
                "a ? b ¦ statement",
                "if (a) ¦ statement",
                "if (a) b⏎else ¦ statement",
                "while (a) ¦ statement",
                "for (i in 1..3) ¦ statement",
                "class A ¦ statement",
                "class A extends ¦ statement",
                "throw ¦ statement",
                "new ¦ statement",
                "import ¦ statement",
                "@Deprecated ¦ statement",
                "try {} ¦ catch",
                "try { a⏎} ¦ catch",
            })
    void incomplete(String text, String why) {
        assertThat(LineState.of(text.replace('⏎', '\n'))).isEqualTo(new LineState(LineState.Kind.INCOMPLETE, why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo(]",
                "foo)",
                "}",
                "{ ) }",
                "x = 'abc",
                "x = \"abc",
                "x = \"a${b",
                "x = 'abc\nx = 1",
                "a b c d )",
                "else",
                "case 1: a",
                "a = = b",
                "def",
                "@",
                "a\\",
                "class 1 {}",
            })
    void broken(String text) {
        assertThat(LineState.of(text)).isEqualTo(new LineState(LineState.Kind.BROKEN, ""));
    }
}
