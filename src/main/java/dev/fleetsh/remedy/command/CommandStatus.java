package dev.fleetsh.remedy.command;

import dev.fleetsh.fleet.Labelled;

/** What a command has come to on one node, from AWS's {@code Status} and {@code StatusDetails}. */
public enum CommandStatus implements Labelled {
    PENDING("pending", "Pending", false, false),
    DELAYED("delayed", "Delayed", false, false),
    IN_PROGRESS("in progress", "InProgress", false, true),
    CANCELLING("cancelling", "Cancelling", false, true),
    SUCCESS("succeeded", "Success", true, true),
    /** It ran, and its exit code is not 0. */
    FAILED("failed", "Failed", true, true),
    /** The node did not take it in time; it has not run. */
    DELIVERY_TIMED_OUT("was not taken by the node in time", "DeliveryTimedOut", true, false),
    /** It began, and was not over in time. */
    EXECUTION_TIMED_OUT("began and was not over in time", "ExecutionTimedOut", true, true),
    /** The node is stopped, gone or not reachable. */
    UNDELIVERABLE("could not be delivered: the node is stopped, gone or not reachable", "Undeliverable", true, false),
    /** Somebody cancelled it; it may have begun. */
    CANCELLED("was cancelled", "Cancelled", true, true),
    /** Too many other nodes of the same command failed before its turn. */
    TERMINATED("was not sent any more, because other nodes failed", "Terminated", true, false),
    INVALID_PLATFORM("is for another platform", "InvalidPlatform", true, false),
    ACCESS_DENIED("was not allowed on the node", "AccessDenied", true, false),
    RATE_EXCEEDED("was sent while too many others were pending", "RateExceeded", true, false),
    /** AWS does not list it on that node, or says a word that nobody knows. */
    UNKNOWN("is in a state that AWS does not tell", "", false, true);

    private final String label;
    private final String details;
    private final boolean ended;
    private final boolean begun;

    CommandStatus(String label, String details, boolean ended, boolean begun) {
        this.label = label;
        this.details = details;
        this.ended = ended;
        this.begun = begun;
    }

    /** What became of the command, behind "it". */
    @Override
    public String label() {
        return label;
    }

    /** Whether nothing comes after it. */
    public boolean ended() {
        return ended;
    }

    /** Whether it may have run on the node, wholly or in part. */
    public boolean mayHaveRun() {
        return begun;
    }

    /** By AWS's words; the details tell more than the status. */
    static CommandStatus of(String status, String statusDetails) {
        for (CommandStatus known : values()) {
            if (!known.details.isEmpty() && known.details.equals(statusDetails.replace(" ", ""))) {
                return known;
            }
        }
        return switch (status) {
            case "Pending" -> PENDING;
            case "InProgress" -> IN_PROGRESS;
            case "Delayed" -> DELAYED;
            case "Cancelling" -> CANCELLING;
            case "Success" -> SUCCESS;
            case "Cancelled" -> CANCELLED;
            case "TimedOut" -> EXECUTION_TIMED_OUT;
            case "Failed" -> FAILED;
            default -> UNKNOWN;
        };
    }
}
