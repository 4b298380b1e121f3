package dev.fleetsh.fleet.identity;

/**
 * A KMS key as DescribeKey shows it.
 *
 * @param arn its ARN, empty where KMS has no such key in the Region
 * @param state {@code Enabled}, {@code Disabled}, {@code PendingDeletion}, …
 * @param usage {@code ENCRYPT_DECRYPT}, …
 * @param spec {@code SYMMETRIC_DEFAULT}, …
 */
public record SessionKey(String arn, String state, String usage, String spec) {
    /** A key that the preferences name and that KMS does not have. */
    public static final SessionKey ABSENT = new SessionKey("", "", "", "");

    /** Account that it belongs to; empty where there is none. */
    public String account() {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[4] : "";
    }

    public boolean exists() {
        return !arn.isEmpty();
    }
}
