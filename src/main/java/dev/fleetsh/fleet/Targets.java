package dev.fleetsh.fleet;

import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.LogGroup;
import dev.fleetsh.fleet.identity.SessionKey;

/**
 * What the session preferences of a scope name. Where they name nothing, the fact stays unknown(not collected) and no check
 * asks for it.
 *
 * @param key the KMS key of sessions
 * @param logGroup the log group of sessions
 * @param bucket the bucket of session logs
 */
public record Targets(Fact<SessionKey> key, Fact<LogGroup> logGroup, Fact<Bucket> bucket) {

    /** Targets that nobody has asked about. */
    static Targets notCollected(Origin origin) {
        return new Targets(
                ScopeEvidence.notCollected("kms:DescribeKey", origin),
                ScopeEvidence.notCollected("logs:DescribeLogGroups", origin),
                ScopeEvidence.notCollected("s3:GetEncryptionConfiguration", origin));
    }
}
