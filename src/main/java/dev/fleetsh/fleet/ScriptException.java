package dev.fleetsh.fleet;

/** A line or script that does not compile, or that failed while it ran. */
public final class ScriptException extends FleetException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final int line;
    private final int column;
    private final int length;
    private final String file;

    /**
     * @param source the text that was compiled, or an empty text when the place is not known
     * @param line line in the source, from 1, or 0
     * @param column column in that line, from 1, or 0
     * @param length number of characters to mark, at least 1
     */
    public ScriptException(int exitCode, String message, String hint, String source, int line, int column, int length) {
        this(exitCode, message, hint, source, line, column, length, "");
    }

    private ScriptException(
            int exitCode, String message, String hint, String source, int line, int column, int length, String file) {
        super(exitCode, message, hint, true);
        this.source = source;
        this.line = line;
        this.column = column;
        this.length = length;
        this.file = file;
    }

    /** The same failure, in that file. */
    public ScriptException in(String name) {
        ScriptException placed = new ScriptException(
                exitCode(), String.valueOf(getMessage()), hint(), source, line, column, length, name);
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    /** Name of the file that holds the source, or an empty text. */
    public String file() {
        return file;
    }

    /** The text that was compiled, or an empty text. */
    public String source() {
        return source;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public int length() {
        return length;
    }
}
