package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings nodes to what they can reach by then, which may have changed once more.
 *
 * @param account of the nodes
 * @param region of the nodes
 * @param ids of the nodes
 */
record Settling(LiveWorld live, String account, String region, List<String> ids) {
    World settled(World world) {
        SimScope scope = world.scope(account, region);
        if (scope == null) {
            return world;
        }
        Reachability reachability = new Reachability(world);
        Set<String> wanted = new HashSet<>(ids);
        List<SimNode> nodes = scope.nodes().stream()
                .map(node -> wanted.contains(node.id()) ? settled(node, reachability.of(scope, node)) : node)
                .toList();
        return world.with(scope.withNodes(nodes));
    }

    private SimNode settled(SimNode node, Reach reach) {
        boolean ailing = node.truth().ailing();
        boolean reports = reach.reports() && (!ailing || reportedAtFirst(node.id()));
        boolean connects = reports && reach.connects() && !ailing;
        Instant now = live.now();
        Registration agent = node.registration();
        if (agent == null) {
            Registration dormant = node.machine().dormant();
            return dormant == null || !reports
                    ? node
                    : node.withRegistration(dormant.registered(now).withPing("Online", now))
                            .withMachine(node.machine().withDormant(null))
                            .withChannel(connects);
        }
        SimNode heard = agent.online() == reports
                ? node
                : node.withRegistration(agent.withPing(reports ? "Online" : "ConnectionLost", now));
        return heard.channelConnected() == connects ? heard : heard.withChannel(connects);
    }

    /** What ails a node that reported from the first does not keep it from reporting. */
    private boolean reportedAtFirst(String id) {
        SimScope scope = live.start().scope(account, region);
        SimNode node = scope == null ? null : scope.node(id);
        return node != null
                && node.registration() != null
                && node.registration().online();
    }
}
