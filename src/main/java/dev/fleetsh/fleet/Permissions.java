package dev.fleetsh.fleet;

import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Role;
import java.util.List;
import java.util.Map;

/**
 * Instance profiles and roles that matter in a scope, and what they may do. What nobody asked about is not in the maps. A
 * role's name is its last part, without a path.
 *
 * @param profiles name of the role in each instance profile, by the profile's ARN; an empty name for a profile without one
 * @param roles by the role's name; {@link Role#ABSENT} for one that is named somewhere and does not exist
 * @param decisions of one simulation for each role, by the role's name
 * @param attached names of the policies of each role whose simulation was denied, by the role's name: weak evidence
 * @param operator decisions about the caller: ssm:StartSession on the ARN of each node and session document, and
 *     kms:GenerateDataKey on the key of sessions. A resource may hold {@code *}; where several match, the one with the most
 *     context, then the one with the longest name counts
 * @param runAs tag SSMSessionRunAs of the caller, empty where it has none
 */
public record Permissions(
        Map<String, Fact<String>> profiles,
        Map<String, Fact<Role>> roles,
        Map<String, Fact<List<Decision>>> decisions,
        Map<String, Fact<List<String>>> attached,
        Fact<List<Decision>> operator,
        Fact<String> runAs) {

    /** Permissions without the caller's tag. */
    public Permissions(
            Map<String, Fact<String>> profiles,
            Map<String, Fact<Role>> roles,
            Map<String, Fact<List<Decision>>> decisions,
            Map<String, Fact<List<String>>> attached,
            Fact<List<Decision>> operator) {
        this(
                profiles,
                roles,
                decisions,
                attached,
                operator,
                ScopeEvidence.notCollected("iam:ListRoleTags", operator.origin()));
    }

    /** Permissions that nobody has asked about. */
    public static Permissions notCollected(Origin origin) {
        return new Permissions(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                ScopeEvidence.notCollected("iam:SimulatePrincipalPolicy", origin));
    }
}
