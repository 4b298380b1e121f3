package dev.fleetsh.sandbox.resource;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KMS key, symmetric, for encryption.
 *
 * @param id UUID
 * @param arn its ARN
 * @param description may be empty
 * @param state {@code Enabled}, {@code Disabled} or {@code PendingDeletion}
 * @param deletion when it is to be deleted; null unless that is pending
 * @param created when
 * @param aliases such as {@code alias/sessions}
 * @param policy its key policy
 */
public record Key(
        String id,
        String arn,
        String description,
        String state,
        @Nullable Instant deletion,
        Instant created,
        List<String> aliases,
        String policy) {
    /** The key in another state. */
    public Key withState(String newState, @Nullable Instant newDeletion) {
        return new Key(id, arn, description, newState, newDeletion, created, aliases, policy);
    }
}
