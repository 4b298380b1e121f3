package dev.fleetsh.render;

import java.util.regex.Pattern;

/** Takes out of a text whatever could steer a terminal or change how the text around it reads. */
final class Clean {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /**
     * CSI, also where EC2 has put U+FFFD in the place of the escape character; then the strings (OSC, DCS, SOS, PM,
     * APC) to their end, then two-character escapes; in 7 and 8 bits.
     */
    private static final Pattern ESCAPES =
            Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]?|\ufffd\\[[0-?]*[ -/]*[@-~]"
                    + "|(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\\\|\u009c)?"
                    + "|\u001b[ -/]*[0-~]?");

    private Clean() {}

    /** The text without escape sequences, control and format characters; line ends and tabs become spaces. */
    static String text(String text) {
        if (plain(text)) {
            return text;
        }
        String without = ESCAPES.matcher(text).replaceAll("");
        StringBuilder clean = new StringBuilder(without.length());
        without.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                clean.append(' ');
            } else if (Character.getType(c) == Character.SURROGATE) {
                clean.append('\ufffd');
            } else if (harmless(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Joiners stay: scripts and emoji need them, and they move nothing. */
    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
