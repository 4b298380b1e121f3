package dev.fleetsh.sandbox.node;

/** Exit codes with which the changing scripts refuse, having changed nothing. */
final class Refusals {
    static final int NOT_A_CONTROLLER = 10;
    static final int NTDS_STOPPED = 11;
    static final int READ_ONLY = 12;
    /** What is there was not made by the same plan. */
    static final int NOT_OURS = 14;
    /** What is there is not what was left there. */
    static final int MOVED = 15;

    static final int NO_USER = 16;
    /** The machine is of a kind on which it can't be done. */
    static final int NOT_HERE = 17;

    static final int BAD_ARGUMENT = 20;

    private Refusals() {}
}
