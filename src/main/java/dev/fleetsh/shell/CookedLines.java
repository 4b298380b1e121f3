package dev.fleetsh.shell;

import java.io.IOException;
import java.util.function.Predicate;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a terminal that can't be drawn on. The terminal itself shows what is typed and edits it, so nothing typed is
 * written again here.
 */
final class CookedLines implements LineInput {
    private final Terminal terminal;
    private final Predicate<String> command;
    private final StringBuilder typed = new StringBuilder();
    private @Nullable Runnable first;
    private @Nullable String prompt;

    /**
     * @param command whether a line is a command, which always ends with its line
     */
    CookedLines(Terminal terminal, Predicate<String> command) {
        this.terminal = terminal;
        this.command = command;
    }

    @Override
    public String read(String prompt) {
        begin(prompt);
        if (first != null) {
            Runnable once = first;
            first = null;
            once.run();
        }
        try {
            while (true) {
                int c = terminal.reader().read();
                if (c < 0) {
                    throw new EndOfFileException();
                }
                String text = take((char) c);
                if (text != null) {
                    return text;
                }
            }
        } catch (IOException e) {
            throw new EndOfFileException(e);
        }
    }

    @Override
    public String ask(String prompt) {
        return read(prompt);
    }

    private synchronized void begin(String prompt) {
        this.prompt = prompt;
        typed.setLength(0);
        write(prompt);
    }

    /** The whole text when the character ends it, else null. */
    private synchronized @Nullable String take(char c) {
        if (c != '\n' && c != '\r') {
            typed.append(c);
            return null;
        }
        String open = LineParser.open(typed.toString(), command);
        if (open.isEmpty()) {
            prompt = null;
            return typed.toString();
        }
        typed.append('\n');
        write("… " + open + "> ");
        return null;
    }

    @Override
    public synchronized void interrupted() {
        if (prompt != null) {
            typed.setLength(0);
            write("\n" + prompt);
        }
    }

    @Override
    public void whenPrompted(Runnable first) {
        this.first = first;
    }

    @Override
    public void printAbove(String text, String prompt) {
        write("\n" + text + "\n" + prompt);
    }

    private void write(String text) {
        terminal.writer().write(text);
        terminal.flush();
    }
}
