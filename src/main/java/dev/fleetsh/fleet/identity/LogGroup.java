package dev.fleetsh.fleet.identity;

/**
 * A log group that session preferences name.
 *
 * @param name its name
 * @param exists whether a group of exactly this name is there
 * @param key ARN of its KMS key, empty for none
 */
public record LogGroup(String name, boolean exists, String key) {}
