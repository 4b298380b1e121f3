package dev.fleetsh.fleet.identity;

import dev.fleetsh.fleet.policy.Policy;

/**
 * A role as IAM describes it.
 *
 * @param arn its ARN, empty where IAM has no such role
 * @param trust its trust policy: who may assume it
 * @param boundary ARN of its permissions boundary, empty for none
 */
public record Role(String arn, Policy trust, String boundary) {
    /** A role that something names and that IAM does not have. */
    public static final Role ABSENT = new Role("", new Policy(java.util.List.of()), "");

    public boolean exists() {
        return !arn.isEmpty();
    }
}
