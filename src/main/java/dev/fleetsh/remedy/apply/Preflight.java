package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.remedy.plan.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at everything that a plan rests on once more, before anything is changed. */
final class Preflight {
    private static final String PING = "ping";

    private final Cloud cloud;
    private final Fleet fleet;
    private final Standing standing;
    private final List<String> moved = new ArrayList<>();
    private final List<Effect> already = new ArrayList<>();
    /** Nodes of the fleet: of others nobody knows whether they are gone. */
    private final Set<String> known = new HashSet<>();

    Preflight(Cloud cloud, Fleet fleet, Standing standing) {
        this.cloud = cloud;
        this.fleet = fleet;
        this.standing = standing;
    }

    /**
     * Looks at all effects that are still open.
     *
     * @return those of which there is nothing to do
     * @throws RemedyException where something has moved; it names the fact
     */
    List<Effect> look() {
        List<Effect> open =
                standing.plan().effects().stream().filter(standing::open).toList();
        states(open);
        List<Effect> todo =
                open.stream().filter(effect -> !already.contains(effect)).toList();
        nodes(todo);
        if (!moved.isEmpty()) {
            String more = moved.size() == 1
                    ? ""
                    : "; and " + (moved.size() - 1) + (moved.size() == 2 ? " fact" : " facts") + " more";
            throw new RemedyException(
                    standing.plan().id() + " does not fit any more: " + moved.get(0) + more,
                    "nothing was changed; make the plan again");
        }
        return List.copyOf(already);
    }

    private void states(List<Effect> open) {
        StateLook.Reader reader = new StateLook.Reader(cloud, standing);
        Set<String> changing = new HashSet<>();
        for (Effect effect : open) {
            StateLook look = reader.of(effect);
            if (look.seen() == State.Seen.AFTER) {
                already.add(effect);
            } else if (look.seen() == State.Seen.MOVED
                    // An earlier effect on the same thing will bring it to where this one begins.
                    && changing.stream().noneMatch(effect.resource().key()::equals)
                    && !standing.changedResource(effect)) {
                moved.add(look.moved());
            }
            if (!already.contains(effect)) {
                changing.add(effect.resource().key());
            }
        }
    }

    private void nodes(List<Effect> todo) {
        Set<String> facts = new LinkedHashSet<>();
        Map<String, Node> wanted = new HashMap<>();
        for (Effect effect : todo) {
            for (Ground ground : effect.grounds()) {
                facts.add(ground.property());
                want(wanted, ground.node());
            }
            if (!(effect.action() instanceof Action.Call)) {
                facts.add(PING);
                want(wanted, RunCommand.node(effect.action()));
            }
        }
        if (facts.isEmpty()) {
            return;
        }
        Map<String, Node> now = new HashMap<>();
        cloud.reread(Nodes.of(List.copyOf(wanted.values())), facts).forEach(node -> now.put(node.id(), node));
        known.addAll(wanted.keySet());
        for (Effect effect : todo) {
            effect.grounds().forEach(ground -> ground(ground, now.get(ground.node())));
            if (!(effect.action() instanceof Action.Call)) {
                String id = RunCommand.node(effect.action());
                String why =
                        known.contains(id) ? absence(now.get(id)) : "the node is not in the fleet as it was collected";
                if (!why.isEmpty()) {
                    standing.leave(effect, why);
                }
            }
        }
    }

    private void want(Map<String, Node> wanted, String id) {
        Node node = fleet.node(id);
        if (node != null) {
            wanted.put(id, node);
        }
    }

    private void ground(Ground ground, @Nullable Node now) {
        if (now == null) {
            moved.add("node " + ground.node()
                    + (known.contains(ground.node()) ? " is gone" : " is not in the fleet as it was collected"));
        } else if (!ground.holds(now) && !standing.changedNode(ground.node())) {
            moved.add(ground.property() + " of " + now + " was " + ground.value() + ", and is "
                    + Ground.text(now.fact(ground.property())));
        }
    }

    /** Why no command reaches the node; empty where it may. A ping that can't be read says nothing against it. */
    static String absence(@Nullable Node node) {
        if (node == null) {
            return "the node is gone";
        }
        Fact<PingStatus> ping = node.pingFact();
        return ping instanceof Fact.Known<PingStatus> known && known.value() != PingStatus.ONLINE
                ? "the node is offline: its ping status is " + known.value().label()
                : "";
    }
}
