package dev.fleetsh.shell;

/** What is begun at the end of a command line. */
final class LastWord {
    private LastWord() {}

    /** What stands behind the last space. */
    static String of(String head) {
        int start = head.length();
        while (start > 0 && !Character.isWhitespace(head.charAt(start - 1))) {
            start--;
        }
        return head.substring(start);
    }

    /** What stands behind the last quote. */
    static String ofText(String head) {
        return head.substring(Math.max(head.lastIndexOf('\''), head.lastIndexOf('"')) + 1);
    }

    /** Whether the end stands inside quotes. */
    static boolean inText(String head) {
        char quote = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (quote != 0 && c == '\\') {
                i++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0;
    }

    /** Where the last sign outside quotes and brackets stands that has a space before it, or -1. */
    static int lastOutside(String head, char sign) {
        char quote = 0;
        int depth = 0;
        int found = -1;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == sign && depth <= 0 && i > 0 && head.charAt(i - 1) == ' ') {
                boolean twice = i + 1 < head.length() && (head.charAt(i + 1) == sign || head.charAt(i + 1) == '=');
                if (twice) {
                    i++;
                } else {
                    found = i;
                }
            }
        }
        return quote == 0 ? found : -1;
    }
}
