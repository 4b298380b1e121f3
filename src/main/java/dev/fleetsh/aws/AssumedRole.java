package dev.fleetsh.aws;

/**
 * A role that a target's own credentials are exchanged for.
 *
 * @param arn its ARN
 * @param account number of its account
 * @param externalId what its trust policy wants to hear, or an empty text
 * @param sessionName what AWS calls the session
 */
public record AssumedRole(String arn, String account, String externalId, String sessionName) {}
