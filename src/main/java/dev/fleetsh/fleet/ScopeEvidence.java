package dev.fleetsh.fleet;

import java.time.Instant;

/**
 * Evidence about a scope beyond its settings.
 *
 * @param network VPCs and what is in them
 * @param permissions roles and what they may do
 * @param targets keys and log targets that the session preferences name
 * @param admission activations, session documents, just-in-time access
 * @param ages when all that is known of the scope was read
 */
public record ScopeEvidence(Network network, Permissions permissions, Targets targets, Admission admission, Ages ages) {
    private static final Origin NOBODY = new Origin("", Instant.EPOCH);

    /** Nothing was asked. */
    public static final ScopeEvidence NONE = new ScopeEvidence(
            Network.notCollected(NOBODY),
            Permissions.notCollected(NOBODY),
            Targets.notCollected(NOBODY),
            Admission.notCollected(NOBODY));

    /** Evidence of which nobody knows when it was read. */
    public ScopeEvidence(Network network, Permissions permissions, Targets targets, Admission admission) {
        this(network, permissions, targets, admission, Ages.NONE);
    }

    /** Evidence without that of admission. */
    public ScopeEvidence(Network network, Permissions permissions, Targets targets) {
        this(network, permissions, targets, Admission.notCollected(NOBODY));
    }

    static <T> Fact<T> notCollected(String operation, Origin origin) {
        return Fact.unknown(Reason.NOT_COLLECTED, operation, origin);
    }

    /** The same with these networks. */
    public ScopeEvidence with(Network other) {
        return new ScopeEvidence(other, permissions, targets, admission, ages);
    }

    /** The same with these permissions. */
    public ScopeEvidence with(Permissions other) {
        return new ScopeEvidence(network, other, targets, admission, ages);
    }

    /** The same with these targets. */
    public ScopeEvidence with(Targets other) {
        return new ScopeEvidence(network, permissions, other, admission, ages);
    }

    /** The same with this admission. */
    public ScopeEvidence with(Admission other) {
        return new ScopeEvidence(network, permissions, targets, other, ages);
    }

    /** The same, read at these times. */
    public ScopeEvidence with(Ages other) {
        return new ScopeEvidence(network, permissions, targets, admission, other);
    }
}
