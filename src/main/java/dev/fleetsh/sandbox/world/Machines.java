package dev.fleetsh.sandbox.world;

/** Machines that many nodes share. */
final class Machines {
    /** Where sessions run as operator, who is there. */
    static final Machine WITH_OPERATOR = Machine.LINUX.withUser("operator", new OsUser("", false));

    private Machines() {}
}
