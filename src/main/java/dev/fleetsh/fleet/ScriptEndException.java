package dev.fleetsh.fleet;

/** A script that ended itself by {@code exit}. Its exit code is the script's, 0 to 255. */
public final class ScriptEndException extends FleetException {
    private static final long serialVersionUID = 1L;

    public ScriptEndException(int code) {
        super(code, "the script ended with exit code " + code, "", false);
    }
}
