package dev.fleetsh.fleet.identity;

/**
 * A role as IAM describes it.
 *
 * @param arn its ARN, empty where IAM has no such role
 * @param trust its trust policy, JSON, decoded
 * @param boundary ARN of its permissions boundary, empty for none
 */
public record Role(String arn, String trust, String boundary) {
    /** A role that something names and that IAM does not have. */
    public static final Role ABSENT = new Role("", "", "");

    public boolean exists() {
        return !arn.isEmpty();
    }
}
