package dev.fleetsh.remedy.probe;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.remedy.apply.Observer;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks by what AWS tells, and by probes where those alone tell: for facts that no signal replaces, and for facts that a
 * probe found before, which are out of date once something was changed.
 */
public final class ProbingObserver implements Observer {
    private static final Set<ProbeKind> ALWAYS = EnumSet.of(ProbeKind.DOMAIN, ProbeKind.USER, ProbeKind.OS_USER);

    private final Cloud cloud;
    private final Probing probing;
    private final Clock clock;

    public ProbingObserver(Cloud cloud, Probing probing, Clock clock) {
        this.cloud = cloud;
        this.probing = probing;
        this.clock = clock;
    }

    @Override
    public Nodes look(Permit permit, Nodes nodes, Set<String> facts) {
        Map<String, Node> seen = new LinkedHashMap<>();
        cloud.reread(nodes, facts).forEach(node -> seen.put(node.id(), node));
        for (ProbeKind kind : ProbeKind.values()) {
            if (facts.contains(kind.fact())) {
                probe(permit, kind, seen);
            }
        }
        return Nodes.of(List.copyOf(seen.values()));
    }

    private void probe(Permit permit, ProbeKind kind, Map<String, Node> seen) {
        List<Node> asked = new ArrayList<>();
        for (Node node : List.copyOf(seen.values())) {
            boolean before = node.fact(kind.fact()) instanceof Fact.Known<?>;
            if (kind.unless(node).isEmpty()) {
                if (ALWAYS.contains(kind) || before) {
                    asked.add(node);
                }
            } else if (before && !node.pingFact().is(PingStatus.ONLINE)) {
                seen.put(
                        node.id(),
                        new ProbeReading(kind, clock.instant()).failed(node, Reason.NOT_REACHABLE, kind.unless(node)));
            }
        }
        if (!asked.isEmpty()) {
            probing.run(permit, kind, Nodes.of(asked)).forEach(node -> seen.put(node.id(), node));
        }
    }
}
