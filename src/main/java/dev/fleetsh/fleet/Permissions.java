package dev.fleetsh.fleet;

import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Role;
import java.util.List;
import java.util.Map;

/**
 * Instance profiles and roles that matter in a scope, and what they may do. What nobody asked about is not in the maps.
 *
 * @param profiles name of the role in each instance profile, by the profile's ARN; an empty name for a profile without one
 * @param roles by the role's name
 * @param decisions of one simulation for each role, by the role's name
 * @param attached names of the policies of each role whose simulation was denied, by the role's name: weak evidence
 * @param operator decisions about the caller, one for each action and resource
 */
public record Permissions(
        Map<String, Fact<String>> profiles,
        Map<String, Fact<Role>> roles,
        Map<String, Fact<List<Decision>>> decisions,
        Map<String, Fact<List<String>>> attached,
        Fact<List<Decision>> operator) {

    /** Permissions that nobody has asked about. */
    static Permissions notCollected(Origin origin) {
        return new Permissions(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                ScopeEvidence.notCollected("iam:SimulatePrincipalPolicy", origin));
    }
}
