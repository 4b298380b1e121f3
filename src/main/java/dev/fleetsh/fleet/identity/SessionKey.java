package dev.fleetsh.fleet.identity;

/**
 * A KMS key as DescribeKey shows it.
 *
 * @param arn its ARN
 * @param state {@code Enabled}, {@code Disabled}, {@code PendingDeletion}, …
 * @param usage {@code ENCRYPT_DECRYPT}, …
 * @param spec {@code SYMMETRIC_DEFAULT}, …
 */
public record SessionKey(String arn, String state, String usage, String spec) {}
