package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.live.Consequence;
import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.node.Versions;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.ServiceSetting;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Default Host Management: when it is turned on, running instances without a profile whose agent is new enough register
 * and come online after a while.
 */
final class HostManagement implements Consequence {
    private static final String NONE = "$None";
    private static final String FIRST_AGENT = "3.2.582.0";

    @Override
    public void follow(LiveWorld live, World before, World after) {
        for (int i = 0; i < after.scopes().size(); i++) {
            SimScope scope = after.scopes().get(i);
            ServiceSetting now = scope.hostManagement();
            boolean turnedOn = !now.value().equals(NONE)
                    && before.scopes().get(i).hostManagement().value().equals(NONE);
            if (turnedOn) {
                live.after(live.pace().registration(), world -> registered(live, world, scope));
            }
        }
    }

    private static World registered(LiveWorld live, World world, SimScope place) {
        SimScope scope = world.requireScope(place.account().id(), place.region());
        if (scope.hostManagement().value().equals(NONE)) {
            return world;
        }
        return world.with(scope.withNodes(
                scope.nodes().stream().map(node -> lent(live, node)).toList()));
    }

    /** The node as it is with a role lent to it. */
    private static SimNode lent(LiveWorld live, SimNode node) {
        Registration agent = agent(node);
        boolean waits = node.registration() == null || !node.registration().online();
        if (!waits || agent == null || !lends(node)) {
            return node;
        }
        boolean tooOld =
                !Versions.readable(agent.agentVersion()) || Versions.compare(agent.agentVersion(), FIRST_AGENT) < 0;
        if (tooOld) {
            return node;
        }
        Instant now = live.now();
        Registration online = agent.withPing("Online", now);
        return node.withRegistration(node.registration() == null ? online.registered(now) : online)
                .withChannel(true);
    }

    private static @Nullable Registration agent(SimNode node) {
        return node.registration() != null
                ? node.registration()
                : node.machine().dormant();
    }

    /** Whether nothing but permissions is missing. */
    private static boolean lends(SimNode node) {
        Instance instance = node.instance();
        return instance != null
                && node.running()
                && instance.instanceProfileArn() == null
                && instance.metadataOptions().httpEndpoint().equals("enabled");
    }
}
