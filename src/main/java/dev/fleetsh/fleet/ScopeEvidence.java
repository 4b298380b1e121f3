package dev.fleetsh.fleet;

import java.time.Instant;

/**
 * Evidence about a scope beyond its settings.
 *
 * @param network VPCs and what is in them
 * @param permissions roles and what they may do
 * @param targets keys and log targets that the session preferences name
 */
public record ScopeEvidence(Network network, Permissions permissions, Targets targets) {
    /** Nothing was asked. */
    public static final ScopeEvidence NONE = none(new Origin("", Instant.EPOCH));

    private static ScopeEvidence none(Origin origin) {
        return new ScopeEvidence(
                Network.notCollected(origin), Permissions.notCollected(origin), Targets.notCollected(origin));
    }

    static <T> Fact<T> notCollected(String operation, Origin origin) {
        return Fact.unknown(Reason.NOT_COLLECTED, operation, origin);
    }
}
