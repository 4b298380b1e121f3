package dev.fleetsh.shell;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells JLine where lines end and where the word at the cursor begins. No character is an escape, so that backslashes of
 * regular expressions survive.
 */
final class LineParser implements Parser {
    private final Predicate<String> command;

    /**
     * @param command whether a line is a command, which always ends with its line
     */
    LineParser(Predicate<String> command) {
        this.command = command;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            String open = context == ParseContext.ACCEPT_LINE ? open(line, command) : openEnd(line, command);
            if (!open.isEmpty()) {
                throw new EOFError(-1, -1, "the line goes on", open);
            }
        }
        return Word.at(line, cursor);
    }

    /** A blank line ends a block that will not end; the evaluator then says what is missing. */
    private static boolean wayOut(String text) {
        int last = text.lastIndexOf('\n');
        return text.isBlank() || last >= 0 && text.substring(last).isBlank();
    }

    /**
     * What is open at the end of a text that was entered, or an empty text when it can be run.
     *
     * @param command whether a line is a command
     */
    static String open(String text, Predicate<String> command) {
        return wayOut(text) ? "" : openEnd(text, command);
    }

    private static String openEnd(String text, Predicate<String> command) {
        Blocks blocks = new Blocks(command);
        text.lines().forEach(blocks::add);
        return blocks.why();
    }

    @Override
    public boolean isEscapeChar(char ch) {
        return false;
    }

    /**
     * The word around the cursor.
     *
     * @param start where it begins in the line
     */
    record Word(String line, int cursor, int start, int end) implements CompletingParsedLine {
        static Word at(String line, int cursor) {
            int start = cursor;
            while (start > 0 && part(line.charAt(start - 1))) {
                start--;
            }
            int end = cursor;
            while (end < line.length() && part(line.charAt(end))) {
                end++;
            }
            return new Word(line, cursor, start, end);
        }

        private static boolean part(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '-';
        }

        @Override
        public String word() {
            return line.substring(start, end);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return end - start;
        }
    }
}
