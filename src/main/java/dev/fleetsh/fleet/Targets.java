package dev.fleetsh.fleet;

import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.LogGroup;
import dev.fleetsh.fleet.identity.SessionKey;
import dev.fleetsh.fleet.policy.Policy;

/**
 * What the session preferences of a scope name. Where they name nothing, the fact stays unknown(not collected) and no check
 * asks for it.
 *
 * @param key the KMS key of sessions
 * @param keyPolicy the policy of that key: where it leaves nothing to the account, policies of roles count for nothing
 * @param logGroup the log group of sessions
 * @param bucket the bucket of session logs
 */
public record Targets(Fact<SessionKey> key, Fact<Policy> keyPolicy, Fact<LogGroup> logGroup, Fact<Bucket> bucket) {

    /** Targets without the key's policy. */
    public Targets(Fact<SessionKey> key, Fact<LogGroup> logGroup, Fact<Bucket> bucket) {
        this(key, ScopeEvidence.notCollected("kms:GetKeyPolicy", key.origin()), logGroup, bucket);
    }

    /** Targets that nobody has asked about. */
    public static Targets notCollected(Origin origin) {
        return new Targets(
                ScopeEvidence.notCollected("kms:DescribeKey", origin),
                ScopeEvidence.notCollected("logs:DescribeLogGroups", origin),
                ScopeEvidence.notCollected("s3:GetEncryptionConfiguration", origin));
    }
}
