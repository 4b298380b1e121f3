package dev.fleetsh.check.path;

/** How much of what is asked about some rules let through. */
enum Coverage {
    ALL,
    SOME,
    NONE;

    static Coverage of(boolean some, boolean all) {
        return all ? ALL : some ? SOME : NONE;
    }
}
