package dev.fleetsh.fleet;

/** A command line or a verb that can't be understood. */
public final class UsageException extends FleetException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message, String hint) {
        super(2, message, hint, true);
    }
}
