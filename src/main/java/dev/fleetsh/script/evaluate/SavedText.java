package dev.fleetsh.script.evaluate;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.Token;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;
import org.jspecify.annotations.Nullable;

/** Rewrites what was entered for a script that is saved. */
public final class SavedText {
    private SavedText() {}

    /** The earlier answers and the last one that a text reads: {@code $1}, {@code _}, {@code _e}. */
    public static Set<String> answers(String text) {
        Set<String> names = new LinkedHashSet<>();
        renamed(text, name -> {
            names.add(name);
            return name;
        });
        return names;
    }

    /** The text with other names for earlier answers; texts in quotes and names behind a dot stay. */
    public static String renamed(String text, UnaryOperator<String> names) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        try {
            GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(text));
            lexer.removeErrorListeners();
            @Nullable Token before = null;
            for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
                String word = token.getText();
                boolean member = before != null && before.getText().endsWith(".");
                if (!member && SessionBinding.isAnswer(word)) {
                    result.append(text, copied, token.getStartIndex()).append(names.apply(word));
                    copied = token.getStopIndex() + 1;
                }
                before = token;
            }
        } catch (GroovySyntaxError e) {
            // What can't be read stays as it is.
            return result.append(text, copied, text.length()).toString();
        }
        return result.append(text, copied, text.length()).toString();
    }

    /**
     * The text with its last expression shown as the prompt does.
     *
     * @param name of the variable that is to hold the value, or empty for none
     */
    public static String shown(String text, String name) {
        int[] place = Pieces.lastExpression(text);
        if (place == null) {
            return text;
        }
        String before = text.substring(0, place[0]);
        String expression = text.substring(place[0], place[1]).stripTrailing();
        String direct = "show(" + expression + ")";
        if (name.isEmpty() && LineState.of(direct).kind() == LineState.Kind.COMPLETE) {
            return before + direct + text.substring(place[1]);
        }
        String variable = name.isEmpty() ? "_shown" : name;
        return before + "def " + variable + " = " + expression + text.substring(place[1]) + "\nshow(" + variable + ")";
    }
}
