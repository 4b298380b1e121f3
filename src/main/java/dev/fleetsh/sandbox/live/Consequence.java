package dev.fleetsh.sandbox.live;

import dev.fleetsh.sandbox.world.World;

/** What follows from a change, such as a node that comes online because its role may speak to Systems Manager now. */
@FunctionalInterface
public interface Consequence {
    /**
     * Looks at a change, and makes or schedules what follows from it. What it changes itself is followed too, so it
     * must come to rest.
     */
    void follow(LiveWorld live, World before, World after);
}
