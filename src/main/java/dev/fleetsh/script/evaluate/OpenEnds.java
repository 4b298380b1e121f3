package dev.fleetsh.script.evaluate;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.RecognitionException;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;

/** What Groovy's tokens leave open at the end of a text that does not parse. */
final class OpenEnds {
    private static final Map<Integer, Integer> CLOSED_BY = Map.of(RPAREN, LPAREN, RBRACK, LBRACK, RBRACE, LBRACE);
    private static final Set<Integer> GO_ON = Set.of(
            ADD,
            SUB,
            MUL,
            DIV,
            MOD,
            POWER,
            ASSIGN,
            ADD_ASSIGN,
            SUB_ASSIGN,
            MUL_ASSIGN,
            DIV_ASSIGN,
            AND_ASSIGN,
            OR_ASSIGN,
            XOR_ASSIGN,
            MOD_ASSIGN,
            POWER_ASSIGN,
            ELVIS_ASSIGN,
            LSHIFT_ASSIGN,
            RSHIFT_ASSIGN,
            AND,
            OR,
            NOT,
            BITNOT,
            BITAND,
            BITOR,
            XOR,
            EQUAL,
            NOTEQUAL,
            IDENTICAL,
            NOT_IDENTICAL,
            SPACESHIP,
            LT,
            GT,
            LE,
            GE,
            IN,
            NOT_IN,
            INSTANCEOF,
            NOT_INSTANCEOF,
            REGEX_FIND,
            REGEX_MATCH,
            RANGE_INCLUSIVE,
            RANGE_EXCLUSIVE_RIGHT,
            RANGE_EXCLUSIVE_LEFT,
            RANGE_EXCLUSIVE_FULL,
            DOT,
            SAFE_DOT,
            SAFE_CHAIN_DOT,
            SPREAD_DOT,
            METHOD_POINTER,
            METHOD_REFERENCE,
            QUESTION,
            ELVIS,
            COLON,
            COMMA,
            ARROW,
            AS);

    private static final Pattern ANNOTATION = Pattern.compile("(?:^|\\n)\\s*@\\w+(?:\\.\\w+)*(?:\\([^()]*\\))?\\s*$");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean broken;

    OpenEnds(String text) {
        this.text = text;
        read();
    }

    /** Whether further lines can't help. */
    boolean broken() {
        return broken;
    }

    /** What is open innermost, or an empty text. */
    String innermost() {
        return open.isEmpty() ? "" : open.peek();
    }

    /** Whether the last token asks for more. */
    boolean goesOn() {
        return !tokens.isEmpty() && GO_ON.contains(last(0).getType());
    }

    /** Whether an annotation stands at the end, without what it belongs to. */
    boolean endsWithAnnotation() {
        return tokens.size() > 1
                && (last(1).getType() == AT || ANNOTATION.matcher(text).find());
    }

    /** Whether three quotes open a text that a parser may also read as an empty text and what follows it. */
    boolean threeQuotes() {
        for (int i = 1; i < tokens.size(); i++) {
            Token empty = tokens.get(i - 1);
            Token next = tokens.get(i);
            if (empty.getType() == StringLiteral
                    && empty.getText().equals("''")
                    && next.getType() == StringLiteral
                    && next.getText().startsWith("'")
                    && touches(empty, next)) {
                return true;
            }
        }
        return false;
    }

    private Token last(int back) {
        return tokens.get(tokens.size() - 1 - back);
    }

    private void read() {
        try {
            GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text));
            lexer.removeErrorListeners();
            for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
                take(token);
            }
        } catch (GroovySyntaxError | RecognitionException e) {
            unreadable();
        }
        if (open.contains("\"")) {
            broken = true;
        }
    }

    private void take(Token token) {
        int type = token.getType();
        if (type == NL || broken) {
            return;
        }
        if (type == MUL && !tokens.isEmpty() && last(0).getType() == DIV && touches(last(0), token)) {
            open.push("/*");
        }
        tokens.add(token);
        if (type == LPAREN || type == LBRACK || type == LBRACE) {
            open.push(token.getText());
        } else if (type == GStringBegin) {
            open.push(token.getText().startsWith("\"\"\"") ? "\"\"\"" : "\"");
        } else if (type == GStringEnd) {
            open.poll();
        } else if (CLOSED_BY.containsKey(type) && !open.contains("/*")) {
            String opened = open.poll();
            broken = opened == null || !opened.equals(opening(type));
        }
    }

    /** The lexer stops at a quote that is never closed; three of them may be closed by a later line. */
    private void unreadable() {
        int end = tokens.isEmpty() ? 0 : last(0).getStopIndex() + 1;
        boolean three = !tokens.isEmpty()
                && last(0).getType() == StringLiteral
                && last(0).getText().length() == 2
                && end < text.length()
                && text.charAt(end) == text.charAt(end - 1);
        if (three) {
            open.push(text.substring(end - 2, end + 1));
        } else if (!open.contains("/*")) {
            broken = true;
        }
    }

    private static boolean touches(Token left, Token right) {
        return left.getStopIndex() + 1 == right.getStartIndex();
    }

    private static String opening(int closing) {
        return closing == RPAREN ? "(" : closing == RBRACK ? "[" : "{";
    }
}
