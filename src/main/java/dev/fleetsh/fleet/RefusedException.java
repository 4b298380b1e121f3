package dev.fleetsh.fleet;

/** AWS answered a call with an error, or the guard did not let it out: nothing has changed by it. */
public final class RefusedException extends FleetException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean throttled;

    /**
     * @param code AWS's error code, such as {@code AccessDeniedException}; {@code guard} where nothing was sent
     * @param throttled whether the service only asked for fewer calls
     */
    public RefusedException(String code, boolean throttled, String message, String hint) {
        super(4, message, hint, true);
        this.code = code;
        this.throttled = throttled;
    }

    /** AWS's error code, such as {@code InvalidInstanceId}. */
    public String code() {
        return code;
    }

    public boolean throttled() {
        return throttled;
    }
}
