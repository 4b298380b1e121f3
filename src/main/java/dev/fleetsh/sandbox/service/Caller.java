package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.SimScope;
import java.util.function.UnaryOperator;

/**
 * Who calls, and on which scope.
 *
 * @param account whose credentials signed the request
 * @param region which Region it was signed for
 * @param index the scope as it is when the call arrives
 * @param live the world that the scope is of
 */
public record Caller(Account account, String region, ScopeIndex index, LiveWorld live) {
    /** The scope that the call is about, as it was when the call arrived. */
    public SimScope scope() {
        return index.scope();
    }

    /** Changes the scope that the call is about. */
    public void change(UnaryOperator<SimScope> change) {
        live.changeScope(account.id(), region, change);
    }

    /** The ARN of something of the account in the Region, as `arn:aws:ssm:eu-west-3:111122223333:document/NAME`. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account.id() + ":" + resource;
    }
}
