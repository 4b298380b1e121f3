package dev.fleetsh.script.remedy;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Tokens;

/**
 * The text of a remedy with nothing in its closures, character for character as long. The header is all that a listing
 * needs, and parsing what a remedy does takes a hundred times as long.
 */
final class HeaderText {
    private HeaderText() {}

    static String of(String source) {
        Tokens tokens = Tokens.of(source);
        int body = body(tokens);
        if (body < 0) {
            return source;
        }
        StringBuilder text = new StringBuilder(source);
        for (int i = 0; i < tokens.size(); i++) {
            boolean direct = tokens.around(i) == body || tokens.around(i) < 0 && i != body;
            if (direct && tokens.get(i).is("{") && tokens.partner(i) >= 0) {
                blank(text, tokens.get(i).end(), tokens.get(tokens.partner(i)).start());
            }
        }
        return text.toString();
    }

    /** The bracket that opens what belongs to the remedy, or -1 where it is not to be told. */
    private static int body(Tokens tokens) {
        boolean named = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (tokens.around(i) < 0 && token.name()) {
                named = token.text().equals("remedy");
            } else if (named && tokens.around(i) < 0 && token.is("{")) {
                return tokens.partner(i) < 0 ? -1 : i;
            }
        }
        return -1;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
