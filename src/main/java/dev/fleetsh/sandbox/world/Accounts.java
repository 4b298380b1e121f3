package dev.fleetsh.sandbox.world;

import java.util.List;

/** The three accounts. Their numbers are those that AWS uses in examples. */
final class Accounts {
    static final Account RETAIL = account("111122223333", "retail", "SANDBOXKEYRETAIL0001");
    static final Account PLATFORM = account("444455556666", "platform", "SANDBOXKEYPLATFORM01");
    static final Account LABS = account("777788889999", "labs", "SANDBOXKEYLABS000001");

    static final List<Account> ALL = List.of(RETAIL, PLATFORM, LABS);

    private Accounts() {}

    private static Account account(String id, String alias, String accessKeyId) {
        return new Account(
                id, alias, accessKeyId, "sandbox-" + alias, "arn:aws:sts::" + id + ":assumed-role/FleetOperator/casey");
    }
}
