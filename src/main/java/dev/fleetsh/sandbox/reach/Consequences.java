package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.live.Consequence;
import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Lets nodes come and go as what they can reach changes: an instance that may register does so, one that lost its
 * permissions is lost, each after a time.
 */
public final class Consequences implements Consequence {
    @Override
    public void follow(LiveWorld live, World before, World after) {
        Reachability then = new Reachability(before);
        Reachability now = new Reachability(after);
        for (SimScope scope : after.scopes()) {
            SimScope old = before.scope(scope.account().id(), scope.region());
            if (old != null && old != scope || before.identities() != after.identities()) {
                follow(live, then, Objects.requireNonNull(old), now, scope, everybody(before, old, after, scope));
            }
        }
    }

    /** Whether what changed can matter to every node of the scope. */
    private static boolean everybody(World before, SimScope old, World after, SimScope scope) {
        String account = scope.account().id();
        return old.resources().network() != scope.resources().network()
                || !old.hostManagement().equals(scope.hostManagement())
                || before.identity(account) != after.identity(account);
    }

    private static void follow(
            LiveWorld live, Reachability then, SimScope old, Reachability now, SimScope scope, boolean everybody) {
        List<String> newcomers = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (everybody || old.nodes() != scope.nodes()) {
            for (SimNode node : scope.nodes()) {
                SimNode was = old.node(node.id());
                if (was != null
                        && (everybody || moved(was, node))
                        && !then.of(old, was).sameAs(now.of(scope, node))) {
                    (node.registration() == null ? newcomers : others).add(node.id());
                }
            }
        }
        settle(live, scope, newcomers, true);
        settle(live, scope, others, false);
    }

    private static boolean moved(SimNode was, SimNode node) {
        return was != node
                && (!Objects.equals(was.instance(), node.instance())
                        || !was.machine().equals(node.machine())
                        || !role(was).equals(role(node)));
    }

    private static String role(SimNode node) {
        return node.registration() == null ? "" : node.registration().iamRole();
    }

    private static void settle(LiveWorld live, SimScope scope, List<String> ids, boolean register) {
        if (!ids.isEmpty()) {
            Settling settling = new Settling(live, scope.account().id(), scope.region(), List.copyOf(ids));
            live.after(register ? live.pace().registration() : live.pace().effect(), settling::settled);
        }
    }
}
