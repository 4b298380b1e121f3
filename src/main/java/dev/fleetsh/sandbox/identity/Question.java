package dev.fleetsh.sandbox.identity;

import java.util.Map;

/**
 * What policies are asked.
 *
 * @param principal who acts, as policies of resources name it: a service, an ARN, or empty where it does not matter
 * @param action such as {@code ssm:UpdateInstanceInformation}
 * @param resource an ARN, or {@code *}
 * @param context keys that conditions may ask for
 */
public record Question(String principal, String action, String resource, Map<String, String> context) {
    /** An action on whatever resource. */
    public static Question of(String action) {
        return new Question("", action, "*", Map.of());
    }

    /** Whether a service may assume a role. */
    public static Question assume(String service, Map<String, String> context) {
        return new Question(service, "sts:AssumeRole", "*", context);
    }
}
