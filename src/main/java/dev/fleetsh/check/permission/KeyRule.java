package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.policy.Holds;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import java.util.List;
import java.util.Map;

/**
 * What the policy of a KMS key says of one principal. Unlike other resources, a key whose policy names neither the
 * principal nor the account can't be used by it, whatever its own policies allow.
 *
 * <p>Source: KMS developer guide, key-policies and iam-policies, as of 2026-11-23.
 */
public enum KeyRule {
    /** It allows the principal itself. */
    GRANTS,
    /** It leaves it to the policies of the account. */
    DELEGATES,
    /** It denies the principal, or names neither it nor its account. */
    REFUSES,
    /** It depends on conditions that nobody can tell. */
    DEPENDS;

    /**
     * What the policy says.
     *
     * @param principal ARN of the role or user
     * @param caller account of the principal; where the key is another account's, both sides have to allow
     * @param account the key's own
     */
    public static KeyRule of(
            Policy policy, String principal, String caller, String account, String partition, String action) {
        boolean across = !caller.equals(account);
        List<String> delegates = List.of(caller, "arn:" + partition + ":iam::" + caller + ":root");
        Map<String, String> context = Map.of("kms:calleraccount", caller, "aws:principalaccount", caller);
        KeyRule rule = REFUSES;
        for (Statement statement : policy.statements()) {
            if (!statement.acts(action)) {
                continue;
            }
            boolean itself = statement.names("AWS", principal);
            boolean named = itself || delegates.stream().anyMatch(name -> statement.names("AWS", name));
            Holds holds = named ? statement.holds(context) : Holds.NO;
            if (holds == Holds.NO) {
                continue;
            }
            if (!statement.allows()) {
                return holds == Holds.YES ? REFUSES : DEPENDS;
            }
            KeyRule one = holds == Holds.UNKNOWN ? DEPENDS : itself && !across ? GRANTS : DELEGATES;
            rule = better(one, rule);
        }
        return rule;
    }

    private static KeyRule better(KeyRule one, KeyRule other) {
        if (one == DEPENDS) {
            return other == REFUSES ? DEPENDS : other;
        }
        return other == GRANTS ? GRANTS : other == DELEGATES && one != GRANTS ? DELEGATES : one;
    }
}
