package dev.fleetsh.sandbox.run;

/** The states of a whole command, by the names of {@code Status} and {@code StatusDetails}. */
public enum CommandState {
    PENDING("Pending", "Pending"),
    IN_PROGRESS("InProgress", "InProgress"),
    CANCELLING("Cancelling", "Cancelling"),
    SUCCESS("Success", "Success"),
    CANCELLED("Cancelled", "Cancelled"),
    /** More nodes failed than {@code MaxErrors} allows. */
    FAILED("Failed", "Failed"),
    /** More nodes than {@code MaxErrors} allows did not end in time, and none failed otherwise. */
    EXECUTION_TIMED_OUT("TimedOut", "ExecutionTimedOut"),
    /** It was delivered to none of its nodes. */
    DELIVERY_TIMED_OUT("TimedOut", "DeliveryTimedOut"),
    /** Some nodes had no success, and not enough of them failed for FAILED. */
    INCOMPLETE("Failed", "Incomplete"),
    /** No node has the tag. */
    NO_INSTANCES_IN_TAG("Success", "NoInstancesInTag");

    private final String status;
    private final String details;

    CommandState(String status, String details) {
        this.status = status;
        this.details = details;
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
        return this != PENDING && this != IN_PROGRESS && this != CANCELLING;
    }

    static CommandState of(SentCommand command) {
        int all = command.invocations().size();
        if (all == 0) {
            return NO_INSTANCES_IN_TAG;
        } else if (command.count(state -> state == InvocationState.CANCELLING) > 0) {
            return CANCELLING;
        } else if (command.count(InvocationState.PENDING::equals) == all) {
            return PENDING;
        } else if (command.count(InvocationState::terminal) < all) {
            return IN_PROGRESS;
        } else if (command.count(InvocationState.SUCCESS::equals) == all) {
            return SUCCESS;
        } else if (command.count(InvocationState.CANCELLED::equals) > 0) {
            return CANCELLED;
        } else if (command.tooManyErrors()) {
            return command.count(InvocationState.FAILED::equals) == 0 ? EXECUTION_TIMED_OUT : FAILED;
        }
        return command.count(InvocationState.DELIVERY_TIMED_OUT::equals) == all ? DELIVERY_TIMED_OUT : INCOMPLETE;
    }
}
