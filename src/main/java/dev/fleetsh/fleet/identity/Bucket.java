package dev.fleetsh.fleet.identity;

/**
 * A bucket that session preferences name.
 *
 * @param name its name
 * @param exists whether it is there
 * @param region where it is, empty where that is not known
 * @param algorithm {@code AES256}, {@code aws:kms}, {@code aws:kms:dsse}; empty where it has no default encryption
 * @param key KMS key of its default encryption, empty for none
 */
public record Bucket(String name, boolean exists, String region, String algorithm, String key) {}
