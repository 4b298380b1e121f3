package dev.fleetsh.fleet.identity;

import java.util.List;
import java.util.Map;

/**
 * What a simulation says of one action on one resource.
 *
 * @param action such as {@code ssm:UpdateInstanceInformation}
 * @param resource ARN that was asked about, {@code *} for any
 * @param outcome in the words of SimulatePrincipalPolicy
 * @param byOrganization what organisation policies say; {@link Layer#NONE} where there are none
 * @param byBoundary what the permissions boundary says; {@link Layer#NONE} where there is none
 * @param missing context keys that conditions ask for and that the simulation was not given
 * @param statements ids or names of the policies whose statements decided
 * @param context context keys that the simulation was given, such as {@code ssm:resourceTag/Env}, with their values
 */
public record Decision(
        String action,
        String resource,
        Outcome outcome,
        Layer byOrganization,
        Layer byBoundary,
        List<String> missing,
        List<String> statements,
        Map<String, String> context) {

    /** A decision of a simulation without context. */
    public Decision(
            String action,
            String resource,
            Outcome outcome,
            Layer byOrganization,
            Layer byBoundary,
            List<String> missing,
            List<String> statements) {
        this(action, resource, outcome, byOrganization, byBoundary, missing, statements, Map.of());
    }

    /** What can come of a simulation. */
    public enum Outcome {
        ALLOWED,
        EXPLICIT_DENY,
        IMPLICIT_DENY
    }

    /** What a layer above the role's own policies says. */
    public enum Layer {
        NONE,
        ALLOWS,
        DENIES
    }
}
