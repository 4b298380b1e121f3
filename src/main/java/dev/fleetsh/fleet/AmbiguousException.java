package dev.fleetsh.fleet;

/** A changing call was sent and its answer is lost: whether it arrived has to be looked up. */
public final class AmbiguousException extends FleetException {
    private static final long serialVersionUID = 1L;

    public AmbiguousException(String message, String hint) {
        super(4, message, hint, true);
    }
}
