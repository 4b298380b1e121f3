package dev.fleetsh.remedy.trial;

import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * What calls have written into a world, without what its machines have made of it: a node that came online while it could
 * stays registered when it can't any more, and no undo takes that back.
 */
final class Letter {
    private Letter() {}

    static World of(World world) {
        World letter = world;
        for (SimScope scope : world.scopes()) {
            List<SimNode> nodes = new ArrayList<>();
            scope.nodes().forEach(node -> nodes.add(still(node)));
            letter = letter.with(scope.withNodes(nodes));
        }
        return letter;
    }

    private static SimNode still(SimNode node) {
        return node.withRegistration(null)
                .withChannel(false)
                .withMachine(node.machine().withDormant(null));
    }
}
