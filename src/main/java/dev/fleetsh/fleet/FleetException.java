package dev.fleetsh.fleet;

/**
 * A failure that a person can act on: the message says what failed, on what and why; the hint says what to do next.
 * Its exit code is that of the process in batch mode.
 */
public abstract sealed class FleetException extends RuntimeException
        permits UsageException,
                ScriptException,
                ScriptEndException,
                MistakesException,
                CloudException,
                RefusedException,
                AmbiguousException,
                RemedyException,
                SnapshotException,
                UnknownFactException,
                InterruptedByUserException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String hint;

    FleetException(int exitCode, String message, String hint, boolean stackTrace) {
        super(message, null, false, stackTrace);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** 1 failed evaluation, 2 usage, 3 script error, 4 AWS or credentials, 130 interrupted. */
    public int exitCode() {
        return exitCode;
    }

    /** What to do next, or an empty text. */
    public String hint() {
        return hint;
    }
}
