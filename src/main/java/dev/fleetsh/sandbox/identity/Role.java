package dev.fleetsh.sandbox.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
 * @param boundary the permissions boundary, or null
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
        Map<String, String> tags,
        @Nullable Boundary boundary) {
    /**
     * A permissions boundary: what it does not allow is not allowed.
     *
     * @param arn ARN of its policy
     * @param document that policy
     */
    public record Boundary(String arn, String document) {}

    /** A role without a boundary. */
    public Role(
            String name,
            String path,
            String id,
            String trust,
            Set<String> attached,
            Map<String, String> inline,
            String description,
            Instant created,
            Map<String, String> tags) {
        this(name, path, id, trust, attached, inline, description, created, tags, null);
    }

    /** The role with this boundary; null for none. */
    public Role withBoundary(@Nullable Boundary newBoundary) {
        return new Role(name, path, id, trust, attached, inline, description, created, tags, newBoundary);
    }

    /** The role with these tags. */
    public Role withTags(Map<String, String> newTags) {
        return new Role(name, path, id, trust, attached, inline, description, created, newTags, boundary);
    }

    /** The role with this trust policy. */
    public Role withTrust(String newTrust) {
        return new Role(name, path, id, newTrust, attached, inline, description, created, tags, boundary);
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
                name,
                path,
                id,
                trust,
                Collections.unmodifiableSet(newAttached),
                inline,
                description,
                created,
                tags,
                boundary);
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
                name,
                path,
                id,
                trust,
                attached,
                Collections.unmodifiableMap(newInline),
                description,
                created,
                tags,
                boundary);
    }

    /** Its ARN in an account. */
    public String arn(String accountId) {
        return "arn:aws:iam::" + accountId + ":role" + path + name;
    }

    /** Whether its trust policy lets a service assume it. */
    public boolean trusts(String service, Map<String, String> context) {
        return Policy.of(trust).decide(Question.assume(service, context)).allowed();
    }

    /** Its permissions by the names of their policies; a managed policy that is not known allows nothing. */
    Map<String, Policy> permissions() {
        Map<String, Policy> all = new TreeMap<>();
        attached.forEach(
                arn -> ManagedPolicy.of(arn).ifPresent(policy -> all.put(policy.name(), Policy.of(policy.document()))));
        inline.forEach((policyName, document) -> all.put(policyName, Policy.of(document)));
        return all;
    }
}
