package dev.fleetsh.render;

/** How many columns of a terminal a text takes. */
final class Columns {
    /** First and last code point of ranges that Unicode calls wide or fullwidth, or that default to emoji. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1B000,
        0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D,
        0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4,
        0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550,
        0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC,
        0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0,
        0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
        0x3FFFD
    };

    private static final int FIRST_WIDE = WIDE[0];
    private static final int JOINER = 0x200D;
    private static final char ELLIPSIS = '…';

    private Columns() {}

    static int of(String text) {
        int columns = 0;
        int at = 0;
        while (at < text.length()) {
            int next = clusterEnd(text, at);
            columns += of(text.codePointAt(at));
            at = next;
        }
        return columns;
    }

    /** The text cut to a number of columns, with an ellipsis where something was cut. Never cuts through a character. */
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int end = fitting(text, columns - 1);
        return columns < 1 ? "" : text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** Length of the longest beginning that takes no more than that number of columns. */
    static int fitting(String text, int columns) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            used += of(text.codePointAt(at));
            if (used > columns) {
                return at;
            }
            at = clusterEnd(text, at);
        }
        return at;
    }

    /** The text with spaces behind it, or before it, up to that number of columns. */
    static String pad(String text, int columns, boolean right) {
        String spaces = " ".repeat(Math.max(0, columns - of(text)));
        return right ? spaces + text : text + spaces;
    }

    /** End of the character that begins here: with its marks, and with what a joiner ties to it. */
    private static int clusterEnd(String text, int start) {
        int at = start + Character.charCount(text.codePointAt(start));
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == JOINER && at + 1 < text.length()) {
                at++;
                at += Character.charCount(text.codePointAt(at));
            } else if (attaches(c)) {
                at += Character.charCount(c);
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean attaches(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || c >= 0x1160 && c <= 0x11FF
                || c >= 0x1F3FB && c <= 0x1F3FF;
    }

    private static int of(int c) {
        if (c < FIRST_WIDE) {
            return attaches(c) ? 0 : 1;
        }
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (c < WIDE[2 * middle]) {
                high = middle - 1;
            } else if (c > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return 2;
            }
        }
        return attaches(c) ? 0 : 1;
    }
}
