package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import java.util.List;

/**
 * A scope's nodes by who shows them, in the order of their ids; made once, so that a page costs what is on it.
 *
 * @param listed what Systems Manager's listings show
 * @param registered what ever registered with Systems Manager, stopped instances included
 * @param instances what EC2 shows
 * @param selections what the latest questions selected of them
 */
public record ScopeIndex(
        SimScope scope,
        List<SimNode> listed,
        List<SimNode> registered,
        List<SimNode> instances,
        Selections selections) {
    /** The index of a scope. */
    public static ScopeIndex of(SimScope scope) {
        List<SimNode> nodes = scope.nodes();
        return new ScopeIndex(
                scope,
                nodes.stream().filter(SimNode::listed).toList(),
                nodes.stream().filter(node -> node.registration() != null).toList(),
                nodes.stream().filter(node -> node.instance() != null).toList(),
                new Selections());
    }
}
