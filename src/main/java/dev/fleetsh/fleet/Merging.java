package dev.fleetsh.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A fleet with some of its nodes in a newer state. */
public final class Merging {
    private Merging() {}

    /** Signals are still judged by the time at which the fleet was collected: the rest of it is no older than before. */
    public static Fleet of(Fleet fleet, Nodes changed) {
        Map<String, Node> newer = new HashMap<>();
        Map<ScopeId, Scope> scopes = new HashMap<>();
        fleet.scopes().forEach(scope -> scopes.put(scope.id(), scope));
        for (Node node : changed) {
            Node before = fleet.node(node.id());
            if (before != null) {
                newer.put(node.id(), node);
                if (!node.scope().equals(before.scope())) {
                    scopes.put(node.scope().id(), node.scope());
                }
            }
        }
        List<Node> nodes = fleet.nodes().stream()
                .map(node -> in(scopes, newer.getOrDefault(node.id(), node)))
                .toList();
        return new Fleet(
                fleet.source(),
                fleet.takenAt(),
                fleet.scopes().stream()
                        .map(scope -> scopes.getOrDefault(scope.id(), scope))
                        .toList(),
                nodes,
                fleet.completeness());
    }

    /** The fleet without some of its nodes. */
    public static Fleet without(Fleet fleet, Set<String> ids) {
        return new Fleet(
                fleet.source(),
                fleet.takenAt(),
                fleet.scopes(),
                fleet.nodes().stream().filter(node -> !ids.contains(node.id())).toList(),
                fleet.completeness());
    }

    /** A node with what probes told of it before. */
    public static Node keepingProbes(Node now, Node before) {
        return now.change(now.scope())
                .domainProbe(before.domainProbeFact())
                .ssmUser(before.ssmUserFact())
                .runAsUser(before.runAsUserFact())
                .diagnostics(before.diagnosticsFact())
                .clockSkew(before.clockSkewFact())
                .tlsTrust(before.tlsTrustFact())
                .powerShell(before.powerShellFact())
                .build();
    }

    /** What holds for all nodes of a scope holds for those that were not read anew as well. */
    private static Node in(Map<ScopeId, Scope> scopes, Node node) {
        Scope scope = scopes.getOrDefault(node.scope().id(), node.scope());
        return scope == node.scope() || scope.equals(node.scope())
                ? node
                : node.change(scope).build();
    }
}
