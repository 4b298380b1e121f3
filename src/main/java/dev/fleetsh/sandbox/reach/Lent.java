package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that a node gets.
 *
 * @param role whose they are; null where it gets none
 * @param obstacle why it gets none, or null
 */
record Lent(@Nullable Role role, @Nullable Obstacle obstacle) {
    static Lent of(Role role) {
        return new Lent(role, null);
    }

    static Lent none(Obstacle obstacle) {
        return new Lent(null, obstacle);
    }
}
