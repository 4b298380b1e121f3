package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import org.jline.terminal.Terminal;

/** How answers reach the terminal: in pieces, between which Ctrl-C stops them, or in the pager. */
final class AnswerOutput {
    private static final int PIECE = 8192;

    private final Terminal terminal;
    private final DisplaySettings settings;
    private final ProgressLine progress;
    private final Pager pager;
    private final boolean pages;

    /**
     * @param pages whether the terminal can be drawn on
     */
    AnswerOutput(Terminal terminal, DisplaySettings settings, ProgressLine progress, boolean pages) {
        this.terminal = terminal;
        this.settings = settings;
        this.progress = progress;
        this.pager = new Pager(terminal);
        this.pages = pages;
    }

    /** The right to write for one line, until it is left to itself. */
    static final class Turn {
        private volatile boolean over;

        void end() {
            over = true;
        }
    }

    /** Whether the text is for the pager. */
    boolean pages(String text) {
        return pages && settings.pager() && pager.suits(text);
    }

    /** Shows the text in the pager; of it, its last line, which has the name of the answer, stays on the screen. */
    void page(String text) {
        pager.show(text);
        String whole = text.stripTrailing();
        terminal.writer().write(whole.substring(whole.lastIndexOf('\n') + 1) + "\n");
        terminal.flush();
    }

    /** Leaves the pager, if it is open. */
    boolean interrupt() {
        return pager.interrupt();
    }

    /**
     * Writes on the thread of a line.
     *
     * @throws InterruptedByUserException when the thread is interrupted, or its turn is over
     */
    void write(String text, Turn turn) {
        progress.hold();
        int start = 0;
        while (start < text.length()) {
            if (turn.over || Thread.interrupted()) {
                throw new InterruptedByUserException();
            }
            int end = Math.min(text.length(), start + PIECE);
            int line = text.lastIndexOf('\n', end - 1) + 1;
            // Pieces end with lines, so that what follows a cancelled one stands on a line of its own.
            end = end == text.length() || line <= start ? end : line;
            terminal.writer().write(text, start, end - start);
            terminal.flush();
            start = end;
        }
    }
}
