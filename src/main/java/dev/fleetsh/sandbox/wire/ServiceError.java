package dev.fleetsh.sandbox.wire;

/** An error that a service answers with: the code that clients map to an exception, the HTTP status and a text. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;

    public ServiceError(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** A refusal of what the client sent: HTTP status 400. */
    public static ServiceError of(String code, String message) {
        return new ServiceError(code, 400, message);
    }

    /** The error code without a namespace, as in `InvalidInstanceId`. */
    public String code() {
        return code;
    }

    /** The HTTP status, 400–599. */
    public int status() {
        return status;
    }

    /** The error's text; never null. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
