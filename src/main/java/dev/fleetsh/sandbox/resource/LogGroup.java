package dev.fleetsh.sandbox.resource;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log group of CloudWatch Logs.
 *
 * @param name such as {@code /ssm/sessions}
 * @param kmsKeyId ARN of the key that encrypts it; null where none does
 * @param retention days; null for ever
 * @param created when
 * @param tags its tags
 */
public record LogGroup(
        String name,
        @Nullable String kmsKeyId,
        @Nullable Integer retention,
        Instant created,
        Map<String, String> tags) {
    /** The group with a key, or without. */
    public LogGroup withKey(@Nullable String newKey) {
        return new LogGroup(name, newKey, retention, created, tags);
    }

    /** The group whose events are kept for so many days; null for ever. */
    public LogGroup withRetention(@Nullable Integer days) {
        return new LogGroup(name, kmsKeyId, days, created, tags);
    }
}
