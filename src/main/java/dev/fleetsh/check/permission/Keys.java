package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.policy.Policy;
import java.util.List;

/** The right to use a KMS key: what the principal's own policies say, under the policy of the key. */
public final class Keys {
    private Keys() {}

    /**
     * Both together. A key's policy that nobody read leaves nothing proved but a denial: it may grant what the principal's
     * own policies lack, and refuse what they allow.
     *
     * @param own what the principal's policies say of the action
     * @param principal ARN of the role or user, empty where it is not known
     * @param caller account of the principal
     * @param account the key's own
     */
    public static Grant of(
            Grant own,
            Fact<Policy> policy,
            String principal,
            String caller,
            String account,
            String partition,
            String action) {
        if (own instanceof Grant.Denied denied && denied.by() != Refuser.NOTHING) {
            return own;
        }
        if (policy instanceof Fact.Unknown<Policy> unknown) {
            return own instanceof Grant.Unknown ? own : new Grant.Unknown(unknown.reason(), unknown.detail());
        }
        return switch (KeyRule.of(policy.require("policy of the key"), principal, caller, account, partition, action)) {
            case DELEGATES -> own;
            case REFUSES ->
                // Whom nobody can name may be named in the policy.
                principal.isEmpty()
                        ? new Grant.Unknown(Reason.NOT_COLLECTED, "iam:GetRole")
                        : own.and(new Grant.Denied(Refuser.RESOURCE, List.of(action), List.of()));
            case DEPENDS -> own.and(new Grant.Unknown(Reason.MISSING_CONTEXT, "conditions in the policy of the key"));
            case GRANTS -> new Grant.Allowed(List.of("the policy of the key"));
        };
    }
}
