package dev.fleetsh.script.predicate;

/** What was found out about code while it was rewritten. */
final class Findings {
    private boolean dynamic;
    private boolean needsClosure;
    private boolean changes;
    private boolean callsAround;
    private boolean containsClosure;

    /** The type of a value is known only when it is there, so that the code can't be compiled statically. */
    void dynamic() {
        dynamic = true;
    }

    /** The code does what only the closure as it was written can do. */
    void needsClosure() {
        needsClosure = true;
    }

    /** A value from around the code may be changed by it. */
    void changes() {
        changes = true;
    }

    /** A function from around the code is called, which may change any variable. */
    void callsAround() {
        callsAround = true;
    }

    void containsClosure() {
        containsClosure = true;
    }

    boolean isDynamic() {
        return dynamic;
    }

    boolean isForClosure() {
        return needsClosure;
    }

    boolean isCallingAround() {
        return callsAround;
    }

    boolean hasClosure() {
        return containsClosure;
    }

    boolean changesAround() {
        return changes || callsAround;
    }
}
