package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.ScopeId;

/**
 * A real resource that an effect changes; two effects on equal resources are effects on the same thing.
 *
 * @param scope where its API is called; resources of IAM belong to the account, whichever Region asks
 * @param id AWS's own id, the id of a node, or the DNS name of an AD domain
 */
public record Resource(ResourceKind kind, ScopeId scope, String id) {
    @Override
    public String toString() {
        return kind.label() + " " + id;
    }
}
