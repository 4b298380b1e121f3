package dev.fleetsh.check;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.PingStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Machines that are known under two ids, of which one is lost and the other online: a hybrid machine that registers again
 * gets a new id, and the old one stays listed. It is the same machine where computer name and address are equal in one
 * account and Region, and one such machine alone is online: machines that were made from one image share names, and sites
 * share addresses.
 */
final class Twins {
    /** Node that is online, by what tells machines apart, for each machine that is lost somewhere. */
    private final Map<String, Node> online = new HashMap<>();

    private final Map<String, Node> lost = new HashMap<>();

    static Twins of(Fleet fleet) {
        Twins twins = new Twins();
        for (Node node : fleet.nodes()) {
            if (lost(node)) {
                twins.lost.put(key(node), node);
            }
        }
        if (!twins.lost.isEmpty()) {
            Set<String> several = new HashSet<>();
            for (Node node : fleet.nodes()) {
                if (named(node) && node.pingFact().is(PingStatus.ONLINE)) {
                    String key = key(node);
                    if (twins.lost.containsKey(key) && twins.online.put(key, node) != null) {
                        several.add(key);
                    }
                }
            }
            twins.online.keySet().removeAll(several);
        }
        return twins;
    }

    /** Instances keep their ids, so that only other machines are lost under an old one. */
    private static boolean lost(Node node) {
        return !node.isEc2()
                && named(node)
                && (node.pingFact().is(PingStatus.CONNECTION_LOST)
                        || node.pingFact().is(PingStatus.INACTIVE));
    }

    private static boolean named(Node node) {
        return !node.computerName().isEmpty() && !node.ip().isEmpty();
    }

    private static String key(Node node) {
        return node.scope().id() + "|" + node.computerName().toLowerCase(Locale.ROOT) + "|" + node.ip();
    }

    Twin standing(Node node) {
        if (online.isEmpty() || other(node) == null) {
            return Twin.NONE;
        }
        return lost(node) ? Twin.REPLACED : Twin.REPLACES;
    }

    /** The other node of the same machine: the one that is online of a lost one, and the lost one of that. */
    @Nullable
    Node other(Node node) {
        if (online.isEmpty() || !named(node)) {
            return null;
        }
        Node there = online.get(key(node));
        if (there == null) {
            return null;
        }
        return lost(node) ? there : there.id().equals(node.id()) ? lost.get(key(node)) : null;
    }
}
