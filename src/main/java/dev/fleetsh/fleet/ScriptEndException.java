package dev.fleetsh.fleet;

/** A script that ended itself by {@code exit}. Its exit code is the script's, 0 to 255. */
public final class ScriptEndException extends FleetException {
    private static final long serialVersionUID = 1L;

    private final String script;

    /**
     * @param script name of the saved script that ended; empty for a line, or for a file that runs like lines
     */
    public ScriptEndException(int code, String script) {
        super(code, (script.isEmpty() ? "the script" : script) + " ended with exit code " + code, "", false);
        this.script = script;
    }

    /** Name of the saved script that ended, or an empty text. */
    public String script() {
        return script;
    }
}
