package dev.fleetsh.sandbox.run;

/** The states of a command on one node, by the names of {@code Status} and {@code StatusDetails}. */
public enum InvocationState {
    PENDING("Pending", "Pending", false, false),
    /** The node wasn't there; the system tries again. */
    DELAYED("Delayed", "Delayed", false, false),
    IN_PROGRESS("InProgress", "InProgress", false, false),
    CANCELLING("Cancelling", "Cancelling", false, false),
    SUCCESS("Success", "Success", true, false),
    FAILED("Failed", "Failed", true, true),
    CANCELLED("Cancelled", "Cancelled", true, false),
    /** Not delivered in time; doesn't count against {@code MaxErrors}. */
    DELIVERY_TIMED_OUT("TimedOut", "DeliveryTimedOut", true, false),
    EXECUTION_TIMED_OUT("TimedOut", "ExecutionTimedOut", true, true),
    /** The node is stopped or gone; doesn't count against {@code MaxErrors}. */
    UNDELIVERABLE("Failed", "Undeliverable", true, false),
    /** Not sent any more, because too many others failed. */
    TERMINATED("Cancelled", "Terminated", true, false),
    /** The document is for other platforms; doesn't count against {@code MaxErrors}. */
    INVALID_PLATFORM("Failed", "InvalidPlatform", true, false);

    private final String status;
    private final String details;
    private final boolean terminal;
    private final boolean error;

    InvocationState(String status, String details, boolean terminal, boolean error) {
        this.status = status;
        this.details = details;
        this.terminal = terminal;
        this.error = error;
    }

    /** The word of {@code Status}. */
    public String status() {
        return status;
    }

    /** The word of {@code StatusDetails}. */
    public String details() {
        return details;
    }

    /** Whether nothing comes after it. */
    public boolean terminal() {
        return terminal;
    }

    /** Whether it counts against {@code MaxErrors}. */
    public boolean error() {
        return error;
    }

    /** Whether the node hasn't begun. */
    boolean waiting() {
        return this == PENDING || this == DELAYED;
    }
}
