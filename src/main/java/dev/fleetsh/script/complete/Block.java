package dev.fleetsh.script.complete;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A brace around the cursor.
 *
 * @param brace which piece it is
 * @param callee the name of the method that it is given to, or -1 where it is no argument
 * @param parameters names of its parameters; empty where it has {@code it}
 */
record Block(int brace, int callee, List<String> parameters) {

    /** The braces around a place, innermost first. */
    static List<Block> around(Tokens tokens, int at) {
        List<Block> blocks = new ArrayList<>();
        for (int open = tokens.around(at); open >= 0; open = tokens.around(open)) {
            if (tokens.get(open).is("{")) {
                blocks.add(of(tokens, open));
            }
        }
        return blocks;
    }

    static Block of(Tokens tokens, int brace) {
        return new Block(brace, callee(tokens, brace), parameters(tokens, brace));
    }

    private static int callee(Tokens tokens, int brace) {
        int before = brace - 1;
        if (before < 0) {
            return -1;
        }
        Token token = tokens.get(before);
        if (token.name()) {
            return declares(tokens, before) ? -1 : before;
        }
        if (token.is(")") && tokens.partner(before) > 0) {
            int name = tokens.partner(before) - 1;
            return tokens.get(name).name() && !declares(tokens, name) ? name : -1;
        }
        int open = tokens.around(brace);
        if ((token.is("(") || token.is(",")) && open > 0 && tokens.get(open).is("(")) {
            return tokens.get(open - 1).name() ? open - 1 : -1;
        }
        return -1;
    }

    /** Whether the name is that of a class or a method which is being declared. */
    private static boolean declares(Tokens tokens, int name) {
        return name > 0
                && (tokens.get(name - 1).kind() == Kind.KEYWORD
                                && !tokens.get(name - 1).is("return")
                                && !tokens.get(name - 1).is("in")
                        || tokens.get(name - 1).name());
    }

    private static List<String> parameters(Tokens tokens, int brace) {
        List<String> names = new ArrayList<>();
        @Nullable String last = null;
        for (int i = brace + 1; i < tokens.size() && i < brace + 40; i++) {
            Token token = tokens.get(i);
            if (token.is("->")) {
                if (last != null) {
                    names.add(last);
                }
                return List.copyOf(names);
            }
            if (token.is(",") && last != null) {
                names.add(last);
                last = null;
            } else if (token.name()) {
                last = token.text();
            } else if (token.kind() != Kind.LINE_END
                    && token.kind() != Kind.KEYWORD
                    && !"<>[],?".contains(token.text())) {
                return List.of();
            }
        }
        return List.of();
    }
}
