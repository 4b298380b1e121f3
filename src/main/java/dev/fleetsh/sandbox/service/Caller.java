package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.SimScope;

/**
 * Who calls, and on which scope.
 *
 * @param account whose credentials signed the request
 * @param region which Region it was signed for
 */
public record Caller(Account account, String region, ScopeIndex index) {
    /** The scope that the call is about. */
    public SimScope scope() {
        return index.scope();
    }

    /** The ARN of something of the account in the Region, as `arn:aws:ssm:eu-west-3:111122223333:document/NAME`. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account.id() + ":" + resource;
    }
}
