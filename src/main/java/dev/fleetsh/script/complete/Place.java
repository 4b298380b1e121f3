package dev.fleetsh.script.complete;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a typed text: what is begun there, and what stands before it. */
final class Place {
    private final Tokens tokens;
    private final TypeWalk walk;
    private final List<Verb> verbs;
    private final boolean predicate;
    private final boolean silent;
    private final boolean quoted;
    private final String word;
    private final int at;

    /**
     * @param head the text before the cursor
     * @param predicate whether the text is a predicate, in which bare names are properties of a node
     */
    Place(Sources sources, String head, boolean predicate) {
        Tokens all = Tokens.of(head);
        this.tokens = Tokens.withoutComments(head);
        this.walk = new TypeWalk(sources.scope(), predicate, tokens, sources.knowledge());
        this.verbs = sources.verbs();
        this.predicate = predicate;
        Token end = all.size() == 0 ? null : all.get(all.size() - 1);
        Token last = end != null && end.end() == head.length() ? end : null;
        boolean comment =
                last != null && last.kind() == Kind.COMMENT && !last.text().endsWith("*/");
        this.quoted = last != null && last.kind() == Kind.OPEN_TEXT;
        this.silent = comment || last != null && !quoted && (last.quoted() || last.kind() == Kind.NUMBER);
        boolean begun = last != null && (last.name() || last.kind() == Kind.KEYWORD);
        this.word = quoted ? behindQuote(last.text()) : begun ? last.text() : "";
        this.at = quoted || begun ? tokens.size() - 1 : tokens.size();
    }

    private static String behindQuote(String text) {
        for (String quote : List.of("'''", "\"\"\"", "$/", "'", "\"", "/", "}")) {
            if (text.startsWith(quote)) {
                return text.substring(quote.length());
            }
        }
        return text;
    }

    boolean predicate() {
        return predicate;
    }

    /** Whether nothing can be offered: in a comment, in a number, behind a text. */
    boolean silent() {
        return silent;
    }

    boolean quoted() {
        return quoted;
    }

    /** What is typed of the name, or of the text in quotes. */
    String word() {
        return word;
    }

    /** The quote that would close the text, or an empty text. */
    String quote() {
        if (!quoted) {
            return "";
        }
        String text = tokens.get(at).text();
        if (text.startsWith("'''") || text.startsWith("\"\"\"")) {
            return text.substring(0, 3);
        }
        // A piece behind a placeholder, which may be empty, does not begin with the quote.
        return !text.isEmpty() && "'\"/".indexOf(text.charAt(0)) >= 0 ? text.substring(0, 1) : "";
    }

    /** Which piece the word is, or would be. */
    int at() {
        return at;
    }

    TypeWalk walk() {
        return walk;
    }

    Tokens tokens() {
        return tokens;
    }

    Token token(int index) {
        return tokens.get(index);
    }

    /** The dot before the word, or -1. */
    int dot() {
        return quoted ? -1 : walk.chain().dot(at);
    }

    /** The piece that many before the one before the word, or null. */
    @Nullable
    Token before(int back) {
        int index = at - 1 - back;
        return index >= 0 ? tokens.get(index) : null;
    }

    /** The name before the bracket in which the word stands, or -1. */
    int callee() {
        int open = tokens.around(at);
        return open > 0 && tokens.get(open).is("(") && tokens.get(open - 1).name() ? open - 1 : -1;
    }

    /** The verb that is called around the word, or null. */
    @Nullable
    Verb verb() {
        int callee = callee();
        if (callee < 0 || walk.chain().dot(callee) >= 0) {
            return null;
        }
        String name = tokens.get(callee).text();
        return verbs.stream()
                .filter(verb -> verb.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The name and colon before the word, or null. */
    @Nullable
    String named() {
        Token colon = before(0);
        Token name = before(1);
        Token open = before(2);
        boolean is = colon != null
                && colon.is(":")
                && name != null
                && name.name()
                && open != null
                && (open.is("(") || open.is(","));
        return is ? name.text() : null;
    }

    List<String> blockParameters() {
        List<String> names = new ArrayList<>();
        for (Block block : Block.around(tokens, at)) {
            names.addAll(block.parameters());
            if (block.parameters().isEmpty() && block.callee() >= 0) {
                names.add("it");
            }
        }
        return names;
    }

    boolean goesOn(String value) {
        return value.regionMatches(true, 0, word, 0, word.length());
    }
}
