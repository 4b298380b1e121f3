package dev.fleetsh.sandbox.identity;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * IAM of an account.
 *
 * @param roles by name
 * @param profiles instance profiles by name
 * @param users by name
 * @param organization policies that the account's organisation puts over it, by name; empty for an account that is in none.
 *     As the policy simulator leaves those with conditions out, none has any
 */
public record Identity(
        Map<String, Role> roles,
        Map<String, InstanceProfile> profiles,
        Map<String, User> users,
        Map<String, String> organization) {
    /** An account with nothing in it. */
    public static final Identity NONE = new Identity(Map.of(), Map.of(), Map.of(), Map.of());

    /** What decides over a role. */
    public Grants grants(Role role) {
        Role.Boundary boundary = role.boundary();
        return new Grants(
                role.permissions(), boundary == null ? null : Policy.of(boundary.document()), organizationPolicies());
    }

    /** What decides over a user. */
    public Grants grants(User user) {
        return new Grants(user.permissions(), null, organizationPolicies());
    }

    /** What decides over whoever has that ARN; null where nobody has. */
    public @Nullable Grants grants(String accountId, String arn) {
        for (Role role : roles.values()) {
            if (role.arn(accountId).equals(arn)) {
                return grants(role);
            }
        }
        for (User user : users.values()) {
            if (user.arn(accountId).equals(arn)) {
                return grants(user);
            }
        }
        return null;
    }

    private Map<String, Policy> organizationPolicies() {
        Map<String, Policy> policies = new TreeMap<>();
        organization.forEach((name, document) -> policies.put(name, Policy.of(document)));
        return policies;
    }

    /** The same with a role in the place of the one of the same name, or with one more. */
    public Identity with(Role role) {
        return new Identity(plus(roles, role.name(), role), profiles, users, organization);
    }

    /** The same without the role of that name. */
    public Identity withoutRole(String name) {
        return new Identity(minus(roles, name), profiles, users, organization);
    }

    /** The same with a profile in the place of the one of the same name, or with one more. */
    public Identity with(InstanceProfile profile) {
        return new Identity(roles, plus(profiles, profile.name(), profile), users, organization);
    }

    /** The same without the profile of that name. */
    public Identity withoutProfile(String name) {
        return new Identity(roles, minus(profiles, name), users, organization);
    }

    /** The same with a user in the place of the one of the same name, or with one more. */
    public Identity with(User user) {
        return new Identity(roles, profiles, plus(users, user.name(), user), organization);
    }

    /** The same under these policies of an organisation. */
    public Identity under(Map<String, String> newOrganization) {
        return new Identity(roles, profiles, users, Map.copyOf(newOrganization));
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String name, T thing) {
        Map<String, T> copy = new TreeMap<>(map);
        copy.put(name, thing);
        return Collections.unmodifiableMap(copy);
    }

    private static <T> Map<String, T> minus(Map<String, T> map, String name) {
        Map<String, T> copy = new TreeMap<>(map);
        copy.remove(name);
        return Collections.unmodifiableMap(copy);
    }
}
