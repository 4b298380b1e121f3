package dev.fleetsh.fleet;

import dev.fleetsh.fleet.identity.Activation;
import java.util.Map;

/**
 * How machines and people are let in.
 *
 * @param activations hybrid activations by id; AWS forgets old ones
 * @param documents session documents of the account's own beside SSM-SessionManagerRunShell, by name, each with its inputs
 * @param justInTime whether a session of the last 30 days was opened by just-in-time access
 */
public record Admission(
        Fact<Map<String, Activation>> activations,
        Fact<Map<String, Fact<SessionPreferences>>> documents,
        Fact<Boolean> justInTime) {

    /** Nobody has asked. */
    public static Admission notCollected(Origin origin) {
        return new Admission(
                ScopeEvidence.notCollected("ssm:DescribeActivations", origin),
                ScopeEvidence.notCollected("ssm:ListDocuments", origin),
                ScopeEvidence.notCollected("ssm:DescribeSessions", origin));
    }
}
