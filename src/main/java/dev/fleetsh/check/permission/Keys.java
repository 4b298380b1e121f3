package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.policy.Policy;
import java.util.List;

/** The right to use a KMS key: what the principal's own policies say, under the policy of the key. */
public final class Keys {
    private Keys() {}

    /**
     * Both together. A key's policy that nobody read leaves the principal's own policies to decide.
     *
     * @param own what the principal's policies say of the action
     * @param principal ARN of the role or user, empty where it is not known
     */
    public static Grant of(
            Grant own, Fact<Policy> policy, String principal, String account, String partition, String action) {
        if (!(policy instanceof Fact.Known<Policy> known) || principal.isEmpty()) {
            return own;
        }
        return switch (KeyRule.of(known.value(), principal, account, partition, action)) {
            case DELEGATES -> own;
            case REFUSES -> own.and(new Grant.Denied(Refuser.RESOURCE, List.of(action), List.of()));
            case DEPENDS -> own.and(new Grant.Unknown(Reason.MISSING_CONTEXT, "conditions in the policy of the key"));
            case GRANTS -> granted(own);
        };
    }

    /** The key's policy allows the principal itself, so that only a denial or a limit could take it away. */
    private static Grant granted(Grant own) {
        return own instanceof Grant.Denied denied && denied.by() != Refuser.NOTHING
                ? own
                : new Grant.Allowed(List.of("the policy of the key"));
    }
}
