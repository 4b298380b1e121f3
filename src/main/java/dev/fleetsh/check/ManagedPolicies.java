package dev.fleetsh.check;

import dev.fleetsh.fleet.policy.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Managed policies of AWS that are known to allow what nodes need, from dated data. */
final class ManagedPolicies {
    private static final Map<String, List<String>> ACTIONS = DataFile.read("policies.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> row.text("name"), row -> List.of(row.text("actions").split(" "))));

    private ManagedPolicies() {}

    /** Whether the policy of that name is known to allow the action. */
    static boolean allows(String policy, String action) {
        return ACTIONS.getOrDefault(policy, List.of()).stream().anyMatch(pattern -> Wildcard.matches(pattern, action));
    }
}
