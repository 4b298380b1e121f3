package dev.fleetsh.remedy.probe;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.CommandCost;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Probes as plans, so that they are approved, marked and recorded as changes are; what they do is read. */
public final class ProbePlans {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final Function<String, NodeScript> scripts;
    private final Clock clock;

    /** @param scripts finds a node script by the name of its file, such as {@code probe-domain.ps1} */
    public ProbePlans(Function<String, NodeScript> scripts, Clock clock) {
        this.scripts = scripts;
        this.clock = clock;
    }

    /** A plan of that probe; nodes of which it can't be asked become remarks. */
    public Plan plan(ProbeKind kind, Nodes nodes, PlanName name) {
        List<Effect> effects = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        for (Node node : nodes) {
            String unless = kind.unless(node);
            if (unless.isEmpty()) {
                effects.add(effect(effects.size() + 1, kind, node));
            } else {
                remarks.add(new Remark(Remark.Kind.CANNOT, node.id(), unless));
            }
        }
        return new Plan(
                name.id(),
                name.uid(),
                "probe " + kind.label() + " · "
                        + (nodes.size() == 1 ? nodes.get(0).name() : nodes.size() + " nodes"),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "probe",
                Map.of("kind", kind.label()),
                "",
                nodes.ids(),
                effects,
                remarks);
    }

    private Effect effect(int number, ProbeKind kind, Node node) {
        return new Effect(
                number,
                "probe",
                new Resource(ResourceKind.MANAGED_NODE, node.scope().id(), node.id()),
                Stage.AGENT,
                "learn " + kind.help(),
                action(kind, node),
                new Inverse.None("it changes nothing"),
                List.of(),
                List.of(),
                List.of(node.id()),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                CommandCost.of(List.of(node), clock.instant()),
                Verification.NONE,
                List.of(),
                List.of());
    }

    private Action action(ProbeKind kind, Node node) {
        Map<String, Object> arguments = new LinkedHashMap<>(kind.arguments(node));
        return new Action.Script(scripts.apply(kind.file(node)), arguments, node.id(), TIMEOUT);
    }

    private record Key(ScopeId scope, RunCommand command) {}

    /** Nodes of which the probe can be asked, by the command that they share in their scope. */
    List<Alike> alike(ProbeKind kind, Nodes nodes) {
        Map<Key, List<Node>> alike = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (kind.unless(node).isEmpty()) {
                Key key = new Key(node.scope().id(), RunCommand.of(action(kind, node)));
                alike.computeIfAbsent(key, none -> new ArrayList<>()).add(node);
            }
        }
        return alike.entrySet().stream()
                .map(entry -> new Alike(entry.getKey().command(), entry.getValue()))
                .toList();
    }

    /** Nodes of one scope that are sent the same command. */
    record Alike(RunCommand command, List<Node> nodes) {}
}
