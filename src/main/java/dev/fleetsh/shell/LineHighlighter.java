package dev.fleetsh.shell;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import java.util.function.BooleanSupplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows while typing whether a line is a command, where texts begin and end, which bracket closes which, and what nobody
 * knows. It reads and runs nothing, and needs no class of Groovy.
 */
final class LineHighlighter implements Highlighter {
    static final AttributedStyle VERB = AttributedStyle.BOLD;
    static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    static final AttributedStyle TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    static final AttributedStyle OPEN_TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    static final AttributedStyle KEYWORD = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
    static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();
    static final AttributedStyle PAIR = AttributedStyle.BOLD.underline();

    private final LineDoubts doubts;

    LineHighlighter(LineDoubts doubts) {
        this.doubts = doubts;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return highlight(
                buffer,
                reader.getBuffer() == null
                        ? buffer.length()
                        : reader.getBuffer().cursor());
    }

    /**
     * @param cursor where a word may still be being typed
     */
    AttributedString highlight(String buffer, int cursor) {
        AttributedStyle[] styles = new AttributedStyle[buffer.length()];
        Tokens tokens = Tokens.of(buffer);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            AttributedStyle style = style(token.kind());
            if (style != null) {
                fill(styles, token.start(), token.end(), style);
            }
            if (token.kind() == Kind.SIGN && ")]}".contains(token.text()) && tokens.partner(i) < 0) {
                fill(styles, token.start(), token.end(), UNKNOWN);
            }
            boolean touched = token.end() == cursor || token.start() == cursor;
            if (touched && token.kind() == Kind.SIGN && tokens.partner(i) >= 0) {
                Token partner = tokens.get(tokens.partner(i));
                fill(styles, token.start(), token.end(), PAIR);
                fill(styles, partner.start(), partner.end(), PAIR);
            }
        }
        LineDoubts.Finding finding = doubts.of(buffer, cursor);
        fill(styles, finding.verbStart(), finding.verbEnd(), VERB);
        finding.unknown().forEach(span -> fill(styles, span.start(), span.end(), UNKNOWN));
        return painted(buffer, styles);
    }

    private static AttributedString painted(String buffer, AttributedStyle[] styles) {
        AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
        int from = 0;
        while (from < buffer.length()) {
            int to = from + 1;
            while (to < buffer.length() && styles[to] == styles[from]) {
                to++;
            }
            text.styled(styles[from] == null ? AttributedStyle.DEFAULT : styles[from], buffer.substring(from, to));
            from = to;
        }
        return text.toAttributedString();
    }

    private static void fill(AttributedStyle[] styles, int from, int to, AttributedStyle style) {
        for (int i = Math.max(0, from); i < Math.min(to, styles.length); i++) {
            styles[i] = style;
        }
    }

    private static @Nullable AttributedStyle style(Kind kind) {
        return switch (kind) {
            case TEXT, REGEX -> TEXT;
            case OPEN_TEXT -> OPEN_TEXT;
            case KEYWORD -> KEYWORD;
            case NUMBER -> NUMBER;
            case COMMENT -> COMMENT;
            case NAME, SIGN, LINE_END -> null;
        };
    }

    /** Marks what the other one marks where anything is coloured, and nothing elsewhere. */
    static Highlighter where(BooleanSupplier colors, Highlighter other) {
        return new Highlighter() {
            @Override
            public AttributedString highlight(LineReader reader, String buffer) {
                return colors.getAsBoolean() ? other.highlight(reader, buffer) : new AttributedString(buffer);
            }
        };
    }
}
