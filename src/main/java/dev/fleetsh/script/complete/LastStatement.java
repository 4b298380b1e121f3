package dev.fleetsh.script.complete;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statement that a block ends with, which is what the block gives.
 *
 * @param end its last piece; before the block where that is empty
 * @param condition whether it compares, so that it gives yes or no
 * @param cast the type that it is made into, or null
 */
record LastStatement(int end, boolean condition, @Nullable String cast) {
    private static final Set<String> CONDITIONS =
            Set.of("==", "!=", "<", ">", "<=", ">=", "&&", "||", "==~", "===", "!==", "in", "instanceof");

    /** The last statement between two places. */
    static LastStatement of(Tokens tokens, int from, int to) {
        int last = to - 1;
        while (last >= from
                && (tokens.get(last).kind() == Kind.LINE_END || tokens.get(last).is(";"))) {
            last--;
        }
        boolean condition = false;
        for (int i = last; i >= from; i--) {
            Token token = tokens.get(i);
            if (tokens.partner(i) >= from && tokens.partner(i) < i) {
                i = tokens.partner(i);
            } else if (token.kind() == Kind.LINE_END || token.is(";") || token.is("->") || token.is("=")) {
                break;
            } else if (token.is("as") && i + 1 <= last && tokens.get(i + 1).name()) {
                return new LastStatement(last, false, tokens.get(i + 1).text());
            } else if (token.is("new")) {
                return new LastStatement(last, false, null);
            } else if (token.is("?:") || token.is("?") || token.is(":")) {
                break;
            }
            condition |= CONDITIONS.contains(token.text()) || token.is("!") && i == from;
        }
        return new LastStatement(last, condition, null);
    }
}
