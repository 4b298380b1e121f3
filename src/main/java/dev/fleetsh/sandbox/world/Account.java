package dev.fleetsh.sandbox.world;

/**
 * A simulated AWS account.
 *
 * @param id twelve digits
 * @param alias a name for people, also the profile's
 * @param accessKeyId selects the account when it signs a request
 * @param secretAccessKey goes with it; no secret
 * @param callerArn what GetCallerIdentity answers
 */
public record Account(String id, String alias, String accessKeyId, String secretAccessKey, String callerArn) {}
