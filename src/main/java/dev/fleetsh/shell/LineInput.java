package dev.fleetsh.shell;

import java.util.List;

/** Where the shell at a terminal gets its lines from. */
interface LineInput {
    /**
     * Reads one text, which may have several lines.
     *
     * @throws org.jline.reader.UserInterruptException when the line was cancelled
     * @throws org.jline.reader.EndOfFileException when there are no more
     */
    String read(String prompt);

    /**
     * Reads one line that is an answer: it is kept in no history, and nothing is completed.
     *
     * @throws org.jline.reader.UserInterruptException when it was cancelled
     * @throws org.jline.reader.EndOfFileException when there is none
     */
    String ask(String prompt);

    /** What the person should know before the first line; empty for nothing. */
    default String notice() {
        return "";
    }

    /** Calls once, when the first prompt is about to be drawn. */
    void whenPrompted(Runnable first);

    /** Prints above the line that is being typed, if one is, and changes its prompt. */
    void printAbove(String text, String prompt);

    /** Hears that the person pressed Ctrl-C while no line ran. */
    void interrupted();

    /** Lines of this session and of earlier ones, oldest first. */
    default List<String> history() {
        return List.of();
    }
}
