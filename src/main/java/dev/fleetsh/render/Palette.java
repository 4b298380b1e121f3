package dev.fleetsh.render;

/** Colours as a value. The codes are those of ECMA-48, between {@code ESC [} and {@code m}. */
public enum Palette {
    /** No control codes at all: pipes, files and NO_COLOR. */
    NONE,
    /** The sixteen colours that every terminal has, so that the user's theme decides. */
    ANSI;

    /** What a piece of text is, as far as its colour goes. */
    public enum Role {
        GOOD("32"),
        BAD("31"),
        WARN("33"),
        UNKNOWN("35"),
        STRONG("1"),
        FAINT("2");

        private final String code;

        Role(String code) {
            this.code = code;
        }
    }

    /** The text in the colour of that role. */
    public String paint(Role role, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + role.code + "m" + text + "\u001b[0m";
    }
}
