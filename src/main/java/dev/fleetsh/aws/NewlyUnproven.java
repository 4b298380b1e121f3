package dev.fleetsh.aws;

import dev.fleetsh.fleet.Ages;
import dev.fleetsh.fleet.EvidenceKind;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Networks and roles are read where a node does not prove by working that they let it through. Where such evidence was
 * kept, it may tell nothing of a node that has ceased to work since: its own is read then.
 */
final class NewlyUnproven {
    private static final Set<String> FACTS = Set.of("network", "permissions");

    private final Opened opened;

    NewlyUnproven(Opened opened) {
        this.opened = opened;
    }

    /**
     * The fleet with the evidence of such nodes.
     *
     * @throws dev.fleetsh.fleet.InterruptedByUserException when interrupted
     */
    Fleet read(Fleet before, Fleet now) {
        Set<String> known = unproven(before);
        Set<String> silent = unproven(now);
        List<Node> newly = new ArrayList<>();
        for (Node node : now.nodes()) {
            if (silent.contains(node.id()) && !known.contains(node.id()) && keeps(node, now)) {
                newly.add(node);
            }
        }
        if (newly.isEmpty()) {
            return now;
        }
        Approvals none = new Approvals(Confirmer.NONE, opened.first().clock());
        try (CloudCalls calls = new CloudCalls(opened, none, Waiter.REAL)) {
            return Merging.of(now, calls.reread(Nodes.of(newly), FACTS));
        }
    }

    /** Whether evidence of its scope is older than the fleet. */
    private static boolean keeps(Node node, Fleet now) {
        Ages ages = node.scope().evidence().ages();
        return older(ages, EvidenceKind.NETWORK, now) || older(ages, EvidenceKind.PERMISSIONS, now);
    }

    private static boolean older(Ages ages, EvidenceKind kind, Fleet now) {
        Instant read = ages.of(kind);
        return read != null && read.isBefore(now.takenAt());
    }

    private static Set<String> unproven(Fleet fleet) {
        Set<String> ids = new HashSet<>();
        RoleBearer.of(fleet.nodes().stream().toList(), fleet.takenAt()).stream()
                .filter(node -> !node.proven())
                .forEach(node -> ids.add(node.id()));
        return ids;
    }
}
