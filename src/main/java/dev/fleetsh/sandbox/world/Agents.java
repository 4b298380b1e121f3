package dev.fleetsh.sandbox.world;

import java.util.List;

/** Versions of the SSM Agent. */
final class Agents {
    /** The newest. */
    static final String NEWEST = "3.3.2958.0";

    /** What well kept nodes run, most of them the newest. */
    static final List<String> RECENT =
            List.of(NEWEST, NEWEST, NEWEST, "3.3.2656.0", "3.3.2471.0", "3.3.2299.0", "3.3.2086.0");

    private Agents() {}
}
