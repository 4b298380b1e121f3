package dev.fleetsh.sandbox.world;

import dev.fleetsh.sandbox.identity.Identity;
import java.util.Map;

/** IAM of the three accounts. */
final class Identities {
    private Identities() {}

    static Map<String, Identity> all() {
        return Map.of();
    }
}
