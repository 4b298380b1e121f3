package dev.fleetsh.fleet.identity;

/**
 * A role as IAM describes it.
 *
 * @param arn its ARN
 * @param trust its trust policy, JSON, decoded
 * @param boundary ARN of its permissions boundary, empty for none
 */
public record Role(String arn, String trust, String boundary) {}
