package dev.fleetsh.fleet;

/** Nothing can be had from AWS: no credentials, no such profile or Region, no endpoint, or an answer that is garbage. */
public final class CloudException extends FleetException {
    private static final long serialVersionUID = 1L;

    public CloudException(String message, String hint) {
        super(4, message, hint, true);
    }
}
