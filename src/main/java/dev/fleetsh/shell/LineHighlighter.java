package dev.fleetsh.shell;

import java.util.Set;
import java.util.function.Predicate;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows while typing whether a line is a command, and where texts begin and end. It reads characters and runs nothing. */
final class LineHighlighter implements Highlighter {
    private static final AttributedStyle VERB = AttributedStyle.BOLD;
    private static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final Set<String> GROOVY = Set.of(
            "abstract",
            "assert",
            "class",
            "def",
            "enum",
            "final",
            "for",
            "if",
            "import",
            "interface",
            "new",
            "null",
            "print",
            "println",
            "record",
            "return",
            "static",
            "switch",
            "throw",
            "trait",
            "true",
            "false",
            "try",
            "var",
            "while");

    private final Predicate<String> command;
    private final Predicate<String> known;

    /**
     * @param command whether a line is a command
     * @param known whether a word is a variable, or the beginning of a verb
     */
    LineHighlighter(Predicate<String> command, Predicate<String> known) {
        this.command = command;
        this.known = known;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
        int start = 0;
        while (start < buffer.length()
                && (Character.isWhitespace(buffer.charAt(start)) || buffer.charAt(start) == '/')) {
            start++;
        }
        int end = start;
        while (end < buffer.length() && wordPart(buffer.charAt(end), end > start)) {
            end++;
        }
        text.append(buffer, 0, start);
        String word = buffer.substring(start, end);
        boolean alone = end == buffer.length() || Character.isWhitespace(buffer.charAt(end));
        if (!word.isEmpty() && alone && command.test(buffer.substring(start))) {
            text.styled(VERB, word);
        } else if (!word.isEmpty() && unknown(word, buffer.substring(end))) {
            text.styled(UNKNOWN, word);
        } else {
            text.append(word);
        }
        texts(buffer, end, text);
        return text.toAttributedString();
    }

    /** A word that nobody knows, followed by the end of the line or by another word. */
    private boolean unknown(String word, String rest) {
        boolean likeCommand = rest.isEmpty()
                || (Character.isWhitespace(rest.charAt(0))
                        && (rest.isBlank()
                                || Character.isLetterOrDigit(rest.strip().charAt(0))));
        return likeCommand
                && Character.isLowerCase(word.charAt(0))
                && !GROOVY.contains(word)
                && GROOVY.stream().noneMatch(keyword -> rest.isEmpty() && keyword.startsWith(word))
                && !known.test(word);
    }

    private static boolean wordPart(char c, boolean inside) {
        return Character.isJavaIdentifierPart(c) && c != 0 || (inside && c == '-');
    }

    private static void texts(String buffer, int from, AttributedStringBuilder text) {
        int at = from;
        while (at < buffer.length()) {
            char c = buffer.charAt(at);
            if (c != '\'' && c != '"') {
                text.append(c);
                at++;
                continue;
            }
            String fence = buffer.startsWith(String.valueOf(c).repeat(3), at)
                    ? String.valueOf(c).repeat(3)
                    : String.valueOf(c);
            int end = at + fence.length();
            while (end < buffer.length() && !buffer.startsWith(fence, end)) {
                end += buffer.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(buffer.length(), end + fence.length());
            text.styled(TEXT, buffer.substring(at, end));
            at = end;
        }
    }
}
