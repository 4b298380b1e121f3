package dev.fleetsh.command;

import java.util.ArrayList;
import java.util.List;

/** Splits a text at spaces, except in quotes and brackets. */
final class Words {
    /**
     * A word and its place.
     *
     * @param text as written, with its quotes
     */
    record Word(String text, int start, int end) {
        /** Whether the whole word stands in one pair of quotes. */
        boolean quoted() {
            return text.length() > 1
                    && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                    && text.indexOf(text.charAt(0), 1) == text.length() - 1;
        }
    }

    /** Elsewhere a slash divides, or belongs to a file's name. */
    private static final String PATTERN_BEGINS_AFTER = "~(=,";

    private Words() {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = wordEnd(text, at);
            words.add(new Word(text.substring(at, end), at, end));
            at = end;
        }
        return words;
    }

    /** Where a sign stands outside quotes, brackets and patterns. */
    static List<Integer> outside(String text, char sign) {
        List<Integer> places = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        char before = '(';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"' || c == '/' && PATTERN_BEGINS_AFTER.indexOf(before) >= 0) {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == sign && depth <= 0) {
                places.add(i);
            }
            before = Character.isWhitespace(c) ? before : c;
        }
        return places;
    }

    private static int wordEnd(String text, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (Character.isWhitespace(c) && depth <= 0) {
                return i;
            }
        }
        return text.length();
    }

    static String unquote(String word) {
        return new Word(word, 0, word.length()).quoted() ? word.substring(1, word.length() - 1) : word;
    }
}
