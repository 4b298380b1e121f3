package dev.fleetsh.fleet;

/** A plan that can't be made or applied: it is stale, refused, not approved, or has failed on the way. */
public final class RemedyException extends FleetException {
    private static final long serialVersionUID = 1L;

    public RemedyException(String message, String hint) {
        super(1, message, hint, true);
    }
}
