package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.identity.Decision;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What one role may do: by its simulation, else by the names of its policies, else nobody knows. */
public final class RoleRights {
    private static final String SIMULATE = "iam:SimulatePrincipalPolicy";

    private final @Nullable Fact<List<Decision>> decisions;
    private final @Nullable Fact<List<String>> attached;
    private final BiPredicate<String, String> allows;

    /**
     * @param role its name
     * @param allows whether a managed policy of that name is known to allow an action
     */
    public RoleRights(Permissions permissions, String role, BiPredicate<String, String> allows) {
        this.decisions = permissions.decisions().get(role);
        this.attached = permissions.attached().get(role);
        this.allows = allows;
    }

    /** Whether it may do all of them, on whatever was asked about. */
    public Grant on(List<String> actions) {
        if (decisions instanceof Fact.Known<List<Decision>> known) {
            return actions.stream()
                    .map(action -> simulated(known.value(), action))
                    .reduce(Grant::and)
                    .orElseGet(() -> new Grant.Allowed(List.of()));
        }
        if (attached instanceof Fact.Known<List<String>> names) {
            List<String> holding = names.value().stream()
                    .filter(name -> actions.stream().anyMatch(action -> allows.test(name, action)))
                    .toList();
            if (actions.stream().allMatch(action -> holding.stream().anyMatch(name -> allows.test(name, action)))) {
                return new Grant.Weak(holding);
            }
        }
        return decisions instanceof Fact.Unknown<List<Decision>> unknown
                ? new Grant.Unknown(unknown.reason(), unknown.detail())
                : new Grant.Unknown(Reason.NOT_COLLECTED, SIMULATE);
    }

    private static Grant simulated(List<Decision> known, String action) {
        return known.stream()
                .filter(decision -> decision.action().equalsIgnoreCase(action))
                .map(Decisions::of)
                .reduce(Grant::and)
                .orElseGet(() -> new Grant.Unknown(Reason.NOT_COLLECTED, SIMULATE + " of " + action));
    }
}
