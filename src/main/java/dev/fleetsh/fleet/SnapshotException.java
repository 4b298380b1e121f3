package dev.fleetsh.fleet;

/** A file that should be a snapshot, or a folder of them, and can't be used as one. */
public final class SnapshotException extends FleetException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which file, and why
     * @param hint what to do next; may be empty
     */
    public SnapshotException(String message, String hint) {
        super(1, message, hint, true);
    }
}
