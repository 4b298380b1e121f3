package dev.fleetsh.fleet;

/** The person pressed Ctrl-C. */
public final class InterruptedByUserException extends FleetException {
    private static final long serialVersionUID = 1L;

    public InterruptedByUserException() {
        super(130, "cancelled", "", true);
    }
}
