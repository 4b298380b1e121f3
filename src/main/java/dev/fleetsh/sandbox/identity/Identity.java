package dev.fleetsh.sandbox.identity;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * IAM of an account.
 *
 * @param roles by name
 * @param profiles instance profiles by name
 */
public record Identity(Map<String, Role> roles, Map<String, InstanceProfile> profiles) {
    /** An account with nothing in it. */
    public static final Identity NONE = new Identity(Map.of(), Map.of());

    /** The same with a role in the place of the one of the same name, or with one more. */
    public Identity with(Role role) {
        Map<String, Role> copy = new TreeMap<>(roles);
        copy.put(role.name(), role);
        return new Identity(Collections.unmodifiableMap(copy), profiles);
    }

    /** The same without the role of that name. */
    public Identity withoutRole(String name) {
        Map<String, Role> copy = new TreeMap<>(roles);
        copy.remove(name);
        return new Identity(Collections.unmodifiableMap(copy), profiles);
    }

    /** The same with a profile in the place of the one of the same name, or with one more. */
    public Identity with(InstanceProfile profile) {
        Map<String, InstanceProfile> copy = new TreeMap<>(profiles);
        copy.put(profile.name(), profile);
        return new Identity(roles, Collections.unmodifiableMap(copy));
    }

    /** The same without the profile of that name. */
    public Identity withoutProfile(String name) {
        Map<String, InstanceProfile> copy = new TreeMap<>(profiles);
        copy.remove(name);
        return new Identity(roles, Collections.unmodifiableMap(copy));
    }
}
