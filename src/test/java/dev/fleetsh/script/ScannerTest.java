package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import java.util.List;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
    /** Groovy's own lexer is the judge of where names, numbers and texts of complete lines begin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes.where { windows && agent < '3.0.222.0' }.size()",
                "def x = [1, 2.5, 3L, 0x1F, 1_000]; x*.toString()",
                "a =~ /\\d+\\/x/ ? b / c / d : e",
                "x = 1 / 2 /* no / regex */ / 3",
                "'it''s' + \"a \\\" b\" + '''three 'quotes' ''' + \"\"\"x \"y\" z\"\"\"",
                "for (n in nodes) { if (n.agent == null) continue; println n?.name ?: 'none' }",
                "class Box<T> { T value; String toString() { 'box' } }",
                "a <=> b; c ==~ /x/; d ?. e; f ** 2; g >>> 1; h ..< i",
                "map.class.name.in.as",
                "x = y as String // comment 'with quote",
                "@Deprecated def f(int a, String... b) { return a + b.size() }",
                "switch (x) { case ~/a/: break; case 'b': yield 1; default: 2 }",
                "assert !(a instanceof List) && b !in c",
                "été = \"naïve\"; $x = _y1",
            })
    void beginsNamesNumbersAndTextsWhereGroovyDoes(String text) {
        GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text));
        List<Integer> groovys = lexer.getAllTokens().stream()
                .filter(token -> List.of(
                                GroovyLexer.Identifier,
                                GroovyLexer.CapitalizedIdentifier,
                                GroovyLexer.IntegerLiteral,
                                GroovyLexer.FloatingPointLiteral,
                                GroovyLexer.StringLiteral)
                        .contains(token.getType()))
                .map(token -> text.offsetByCodePoints(0, token.getStartIndex()))
                .toList();
        List<Integer> own = Tokens.of(text).list().stream()
                .filter(token -> token.name() || token.quoted() || token.kind() == Kind.NUMBER)
                .map(Token::start)
                .toList();
        assertThat(own).containsAll(groovys);
    }

    @Test
    void everyCharacterBelongsToAPieceOrIsBlank() {
        String text = "def x = \"a ${b + 'c'} d\" /* e */ + $/f/$ ~ § 🦊 \\ ` # \u0000";
        int at = 0;
        for (Token token : Tokens.of(text).list()) {
            assertThat(text.substring(at, token.start())).isBlank();
            assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
            at = token.end();
        }
    }

    @Test
    void whatIsOpenStaysOpen() {
        Tokens tokens = Tokens.of("f(a, { \"x ${y");
        assertThat(tokens.get(tokens.around(tokens.size())).text()).isEqualTo("${");
        assertThat(Tokens.of("a == 'b").get(2).kind()).isEqualTo(Kind.OPEN_TEXT);
        assertThat(Tokens.of("a =~ /b c").get(2).kind()).isEqualTo(Kind.OPEN_TEXT);
    }

    @Test
    void longTextsTakeTimeThatGrowsWithTheirLength() {
        for (String piece : List.of("/", "'", "\"${", "{", "(", "a = ", "x.", "\\/", "<", "\"\"\"")) {
            assertThat(Tokens.of(piece.repeat(50_000)).size()).isPositive();
        }
    }
}
