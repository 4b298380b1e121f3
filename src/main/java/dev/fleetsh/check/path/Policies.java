package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.network.VpcEndpoint;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an endpoint's policy lets the node's actions through. Only statements for everybody and everything, without a
 * condition, are certain; calls of the agent that are not signed make principals and conditions a matter of their own.
 */
final class Policies {
    private Policies() {}

    static Hop hop(VpcEndpoint endpoint, Destination to, Origin origin) {
        Policy policy = endpoint.policy();
        if (policy == null) {
            Doubt doubt = new Doubt(Reason.UNPARSEABLE, "policy");
            String clause = "the policy of " + endpoint.id() + " can't be read";
            return Hop.unknown(Stage.POLICY, endpoint.id(), doubt, clause, origin);
        }
        List<String> denied = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (String action : to.actions()) {
            switch (passage(policy, action)) {
                case CLOSED -> denied.add(action);
                case UNKNOWN -> doubtful.add(action);
                case OPEN -> {}
            }
        }
        if (!denied.isEmpty()) {
            String actions = String.join(", ", denied);
            return Hop.closed(
                    Stage.POLICY,
                    endpoint.id(),
                    "does not allow " + actions,
                    "allows " + actions,
                    "the policy of endpoint " + endpoint.id() + " does not allow " + actions,
                    origin);
        }
        if (!doubtful.isEmpty()) {
            String clause = "the policy of endpoint " + endpoint.id() + " allows " + String.join(", ", doubtful)
                    + " on conditions that can't be decided here";
            return Hop.unknown(Stage.POLICY, endpoint.id(), Doubt.hidden("policy"), clause, origin);
        }
        return Hop.open(Stage.POLICY, endpoint.id(), "allows what the agent calls", origin);
    }

    private static Passage passage(Policy policy, String action) {
        boolean allowed = false;
        boolean perhapsAllowed = false;
        boolean perhapsDenied = false;
        for (Statement statement : policy.statements()) {
            if (!statement.acts(action)) {
                continue;
            }
            boolean certain = certain(statement);
            if (!statement.allows() && certain) {
                return Passage.CLOSED;
            }
            allowed |= statement.allows() && certain;
            perhapsAllowed |= statement.allows();
            perhapsDenied |= !statement.allows();
        }
        if (!perhapsAllowed) {
            return Passage.CLOSED;
        }
        return allowed && !perhapsDenied ? Passage.OPEN : Passage.UNKNOWN;
    }

    private static boolean certain(Statement statement) {
        boolean everybody = !statement.notPrincipals()
                && statement.principals().getOrDefault("AWS", List.of()).contains("*");
        boolean everything = !statement.notResources() && statement.resources().contains("*");
        return everybody && everything && statement.conditions().isEmpty();
    }
}
