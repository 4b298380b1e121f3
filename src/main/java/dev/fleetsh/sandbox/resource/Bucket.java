package dev.fleetsh.sandbox.resource;

import org.jspecify.annotations.Nullable;

/**
 * A bucket of S3. Its default encryption is null where nobody set one and the base level of encryption, which AWS gave all
 * buckets in 2023, didn't reach it: the documentation still has an error for that.
 *
 * @param name unique in all the world
 * @param region where it is
 * @param encryption the default encryption, or null
 */
public record Bucket(String name, String region, @Nullable Encryption encryption) {
    /**
     * Default encryption.
     *
     * @param algorithm {@code AES256} or {@code aws:kms}
     * @param keyId the KMS key; null for the service's own
     * @param bucketKey whether the bucket has a key of its own
     */
    public record Encryption(String algorithm, @Nullable String keyId, boolean bucketKey) {}

    /** The bucket with this default encryption; null for none. */
    public Bucket withEncryption(@Nullable Encryption newEncryption) {
        return new Bucket(name, region, newEncryption);
    }
}
