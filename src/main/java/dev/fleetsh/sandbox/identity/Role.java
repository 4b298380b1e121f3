package dev.fleetsh.sandbox.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A role.
 *
 * @param name unique in the account
 * @param path such as {@code /} or {@code /service-role/}
 * @param id {@code AROA…}
 * @param trust the trust policy
 * @param attached ARNs of managed policies
 * @param inline inline policies by name
 * @param description may be empty
 * @param created when
 * @param tags its tags
 */
public record Role(
        String name,
        String path,
        String id,
        String trust,
        Set<String> attached,
        Map<String, String> inline,
        String description,
        Instant created,
        Map<String, String> tags) {
    /** The role with this trust policy. */
    public Role withTrust(String newTrust) {
        return new Role(name, path, id, newTrust, attached, inline, description, created, tags);
    }

    /** The role with a managed policy more. */
    public Role attach(String arn) {
        Set<String> copy = new TreeSet<>(attached);
        copy.add(arn);
        return withAttached(copy);
    }

    /** The role without a managed policy. */
    public Role detach(String arn) {
        Set<String> copy = new TreeSet<>(attached);
        copy.remove(arn);
        return withAttached(copy);
    }

    private Role withAttached(Set<String> newAttached) {
        return new Role(
                name, path, id, trust, Collections.unmodifiableSet(newAttached), inline, description, created, tags);
    }

    /** The role with an inline policy of this name. */
    public Role withInline(String policyName, String document) {
        Map<String, String> copy = new TreeMap<>(inline);
        copy.put(policyName, document);
        return withInline(copy);
    }

    /** The role without an inline policy of this name. */
    public Role withoutInline(String policyName) {
        Map<String, String> copy = new TreeMap<>(inline);
        copy.remove(policyName);
        return withInline(copy);
    }

    private Role withInline(Map<String, String> newInline) {
        return new Role(
                name, path, id, trust, attached, Collections.unmodifiableMap(newInline), description, created, tags);
    }

    /** Its ARN in an account. */
    public String arn(String accountId) {
        return "arn:aws:iam::" + accountId + ":role" + path + name;
    }

    /** What its permissions decide; a managed policy that is not known allows nothing. */
    public Decision decide(Question question) {
        return Policy.decide(permissions(), question);
    }

    /** Whether its trust policy lets a service assume it. */
    public boolean trusts(String service, Map<String, String> context) {
        return Policy.of(trust).decide(Question.assume(service, context)).allowed();
    }

    private List<Policy> permissions() {
        return Stream.concat(
                        attached.stream().flatMap(arn -> ManagedPolicy.of(arn).map(ManagedPolicy::document).stream()),
                        inline.values().stream())
                .map(Policy::of)
                .toList();
    }
}
