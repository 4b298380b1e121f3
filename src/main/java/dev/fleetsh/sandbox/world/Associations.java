package dev.fleetsh.sandbox.world;

import java.util.List;
import java.util.stream.Stream;

/** State Manager associations of a place. */
final class Associations {
    private Associations() {}

    /** Inventory for every node, and what updates the agents of some. */
    static List<Association> of(Place place, List<SimNode> nodes) {
        Association inventory = new Association(
                Serials.uuid("inventory of " + place),
                "AWS-GatherSoftwareInventory",
                "inventory",
                "rate(12 hours)",
                List.of(new Association.Target("InstanceIds", List.of("*"))));
        return Stream.concat(
                        Stream.of(inventory),
                        targets(place, nodes)
                                .map(target -> new Association(
                                        Serials.uuid("updates of " + place),
                                        "AWS-UpdateSSMAgent",
                                        "keep-agents-new",
                                        "rate(14 days)",
                                        List.of(target))))
                .toList();
    }

    private static Stream<Association.Target> targets(Place place, List<SimNode> nodes) {
        String[] parts = place.updates.split("=", 2);
        if (parts.length < 2) {
            return Stream.empty();
        }
        List<String> values = List.of(parts[1].split(","));
        if (!parts[0].equals("names")) {
            return Stream.of(new Association.Target(parts[0], values));
        }
        List<String> ids = nodes.stream()
                .filter(node -> values.contains(node.name()))
                .map(SimNode::id)
                .toList();
        return ids.isEmpty() ? Stream.empty() : Stream.of(new Association.Target("InstanceIds", ids));
    }
}
