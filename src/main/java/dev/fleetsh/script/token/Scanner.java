package dev.fleetsh.script.token;

import dev.fleetsh.script.token.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads a text once, from left to right. What is open at the end stays open: it is being typed. */
final class Scanner {
    static final Set<String> KEYWORDS = Set.of(
            ("abstract as assert boolean break byte case catch char class continue def default do double else enum"
                            + " extends false final finally float for if implements import in instanceof int interface long"
                            + " native new null package private protected public record return sealed short static super"
                            + " switch synchronized this throw throws trait transient true try var void volatile while"
                            + " yield")
                    .split(" "));

    private static final List<String> SIGNS = List.of(
            "===", "!==", "<=>", "**=", "==~", "...", "..<", "<..", "<<=", ">>=", "??=", "&&", "||", "==", "!=");

    private static final List<String> PAIRS = List.of(
            "?.", "*.", ".&", "::", "..", "->", "?:", "?=", "=~", "<=", ">=", "++", "--", "+=", "-=", "*=", "/=", "%=",
            "&=", "|=", "^=", "<<", ">>", "**", "??", "?[");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    /** Quotes of the texts whose placeholders are open, with an empty entry for each other open brace. */
    private final Deque<String> braces = new ArrayDeque<>();

    private int at;
    /** Whether no slash is left that closes. */
    private boolean unclosed;

    Scanner(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            next();
        }
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            add(Kind.LINE_END, at + 1);
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            add(Kind.COMMENT, lineEnd());
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            add(Kind.COMMENT, end < 0 ? text.length() : end + 2);
        } else if (text.startsWith("#!", at) && at == 0) {
            add(Kind.COMMENT, lineEnd());
        } else if (Character.isDigit(c)) {
            number();
        } else if (Character.isJavaIdentifierStart(c) && !text.startsWith("$/", at)) {
            word();
        } else if (c == '\'' || c == '"') {
            String three = String.valueOf(c).repeat(3);
            String quote = text.startsWith(three, at) ? three : String.valueOf(c);
            quoted(quote, at + quote.length());
        } else if (text.startsWith("$/", at)) {
            int end = text.indexOf("/$", at + 2);
            add(end < 0 ? Kind.OPEN_TEXT : Kind.REGEX, end < 0 ? text.length() : end + 2);
        } else if (c == '/' && regexMayBegin()) {
            regex();
        } else {
            sign(c);
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, end));
        at = end;
    }

    private void word() {
        int end = at;
        while (end < text.length()
                && Character.isJavaIdentifierPart(text.charAt(end))
                && !Character.isIdentifierIgnorable(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            add(Kind.SIGN, at + 1);
            return;
        }
        boolean member = !tokens.isEmpty()
                && Set.of(".", "?.", "*.", "::", ".&")
                        .contains(tokens.get(tokens.size() - 1).text());
        add(!member && KEYWORDS.contains(text.substring(at, end)) ? Kind.KEYWORD : Kind.NAME, end);
    }

    private void number() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '_'
                        || text.charAt(end) == '.'
                                && end + 1 < text.length()
                                && Character.isDigit(text.charAt(end + 1)))) {
            end++;
        }
        add(Kind.NUMBER, end);
    }

    /** @param from behind the opening quote, or behind the placeholder */
    private void quoted(String quote, int from) {
        boolean placeholders = quote.charAt(0) == '"';
        int end = from;
        while (end < text.length()) {
            if (text.charAt(end) == '\\') {
                end += 2;
            } else if (text.startsWith(quote, end)) {
                add(Kind.TEXT, end + quote.length());
                return;
            } else if (placeholders && text.startsWith("${", end)) {
                add(Kind.TEXT, end);
                add(Kind.SIGN, end + 2);
                braces.push(quote);
                return;
            } else if (quote.length() == 1 && text.charAt(end) == '\n') {
                break;
            } else {
                end++;
            }
        }
        add(Kind.OPEN_TEXT, Math.min(end, text.length()));
    }

    private void sign(char c) {
        if (c == '}' && !braces.isEmpty()) {
            String quote = braces.pop();
            add(Kind.SIGN, at + 1);
            if (!quote.isEmpty()) {
                quoted(quote, at);
            }
            return;
        }
        if (c == '{') {
            braces.push("");
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Kind.SIGN, at + sign.length());
                return;
            }
        }
        for (String sign : PAIRS) {
            if (text.startsWith(sign, at)) {
                add(Kind.SIGN, at + 2);
                return;
            }
        }
        add(Kind.SIGN, at + 1);
    }

    /** A slash divides behind a value, and begins an expression elsewhere. */
    private boolean regexMayBegin() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        return switch (last.kind()) {
            case NAME, NUMBER, TEXT, OPEN_TEXT, REGEX -> false;
            case KEYWORD -> !Set.of("this", "super", "true", "false", "null").contains(last.text());
            case SIGN -> !Set.of(")", "]", "}", "++", "--").contains(last.text());
            case COMMENT, LINE_END -> true;
        };
    }

    /** One that is not closed is one only where nothing else can stand; elsewhere it would swallow what is typed. */
    private void regex() {
        int end = at + 1;
        while (!unclosed && end < text.length() && text.charAt(end) != '/') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (!unclosed && end < text.length()) {
            add(Kind.REGEX, end + 1);
            return;
        }
        unclosed = true;
        boolean expected =
                !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().endsWith("~");
        add(expected ? Kind.OPEN_TEXT : Kind.SIGN, expected ? lineEnd() : at + 1);
    }
}
