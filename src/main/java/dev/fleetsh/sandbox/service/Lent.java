package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.world.Account;
import java.time.Instant;

/**
 * Credentials that were lent for a time.
 *
 * @param account the account that they get into, with its keys and the ARN of the session
 * @param token the session token that has to come with the keys
 * @param userId what GetCallerIdentity tells
 * @param expires when they end
 */
public record Lent(Account account, String token, String userId, Instant expires) {}
