package dev.fleetsh.script.token;

/**
 * A piece of a text.
 *
 * @param start where it begins, from 0
 * @param end behind its last character
 */
public record Token(Kind kind, String text, int start, int end) {
    /** What a piece is. */
    public enum Kind {
        NAME,
        KEYWORD,
        NUMBER,
        /** A text in quotes, or a piece of one between its placeholders. */
        TEXT,
        /** A text that ends with the line, or with everything, before its quote. */
        OPEN_TEXT,
        /** A regular expression between slashes. */
        REGEX,
        COMMENT,
        /** An operator or a bracket. */
        SIGN,
        /** The end of a line. */
        LINE_END
    }

    public boolean is(String sign) {
        return text.equals(sign) && (kind == Kind.SIGN || kind == Kind.KEYWORD);
    }

    public boolean name() {
        return kind == Kind.NAME;
    }

    /** Whether it is a text, or the last piece of one, in any quotes. */
    public boolean quoted() {
        return kind == Kind.TEXT || kind == Kind.REGEX || kind == Kind.OPEN_TEXT;
    }
}
