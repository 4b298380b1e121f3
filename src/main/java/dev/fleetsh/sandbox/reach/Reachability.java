package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who can speak to Systems Manager in a world, as Systems Manager's and the VPC's user guides say. Of machines outside AWS
 * only the role counts: the sandbox does not know their networks.
 */
public final class Reachability {
    private final Credentials credentials;

    /** In this world. */
    public Reachability(World world) {
        this.credentials = new Credentials(world);
    }

    /** What keeps a node of a scope of the world from Systems Manager. */
    public Reach of(SimScope scope, SimNode node) {
        Lent lent = credentials.of(scope, node);
        Set<Obstacle> ssm = EnumSet.noneOf(Obstacle.class);
        Set<Obstacle> messages = EnumSet.noneOf(Obstacle.class);
        Role role = lent.role();
        Obstacle obstacle = lent.obstacle();
        if (obstacle != null) {
            ssm.add(obstacle);
            messages.add(obstacle);
        }
        if (role != null && !credentials.reports(scope, role)) {
            ssm.add(Obstacle.NO_PERMISSION);
        }
        if (role != null && !credentials.connects(scope, role)) {
            messages.add(Obstacle.NO_PERMISSION);
        }
        if (!node.machine().passesWebSockets()) {
            messages.add(Obstacle.PROXY);
        }
        if (!node.machine().trustsAmazon()) {
            messages.add(Obstacle.CERTIFICATE);
        }
        Instance instance = node.instance();
        if (instance != null && obstacle != Obstacle.NOT_RUNNING) {
            String arn = role == null ? "" : role.arn(scope.account().id());
            Way way = new Way(scope.resources().network(), instance);
            ssm.addAll(way.to("ssm", arn, List.of(Credentials.REPORT)));
            messages.addAll(way.to("ssmmessages", arn, Credentials.CONNECT));
        }
        return new Reach(ssm, messages);
    }
}
