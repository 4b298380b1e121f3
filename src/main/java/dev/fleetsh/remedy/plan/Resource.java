package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.ScopeId;

/**
 * A real resource that an effect changes; two effects on resources of the same {@link #key} are effects on the same thing.
 *
 * @param scope where its API is called; resources of IAM belong to the account, whichever Region asks
 * @param id AWS's own id, the id of a node, or the DNS name of an AD domain
 */
public record Resource(ResourceKind kind, ScopeId scope, String id) {
    /** What tells it from every other resource: those that belong to the account have the same in each Region. */
    public String key() {
        return kind.label() + " " + scope.partition() + "/" + (kind.ofAccount() ? scope.account() : scope) + " " + id;
    }

    @Override
    public String toString() {
        return kind.label() + " " + id;
    }
}
