package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.catalogue.EffectDraft;
import dev.fleetsh.remedy.catalogue.NoAws;
import dev.fleetsh.remedy.catalogue.Planner;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.SmallFleet;
import dev.fleetsh.remedy.catalogue.TestRemedy;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Remedies on small fleets, with an AWS that answers every reading call with nothing. */
final class Fakes {
    private static final List<String> SIGNALS = List.of("node-registered", "node-online", "session-channel");

    private final AtomicInteger numbers = new AtomicInteger();
    private final Fleet fleet;
    private final Remedy[] remedies;
    private final NoAws aws = new NoAws();

    Fakes(Fleet fleet, Remedy... remedies) {
        this.fleet = fleet;
        this.remedies = remedies;
        aws.answers.put("ec2:DescribeThings", Map.of());
    }

    WhatIf whatIf() {
        return new WhatIf(fleet, Catalogue.of(Edition.CURRENT), SmallFleet.NOW);
    }

    Planner planner() {
        return new Planner(
                Remedies.of(remedies),
                aws,
                file -> {
                    throw new AssertionError(file);
                },
                () -> PlanName.random("p" + numbers.incrementAndGet()),
                Clock.fixed(SmallFleet.NOW, ZoneOffset.UTC));
    }

    Plan plan(String remedy, String... nodes) {
        List<Node> selected = java.util.Arrays.stream(nodes).map(fleet::node).toList();
        return planner().plan(remedy, fleet, dev.fleetsh.fleet.Nodes.of(selected), whatIf().before(), Map.of());
    }

    Forecast forecast(String remedy, String... nodes) {
        return whatIf().of(plan(remedy, nodes));
    }

    /** Opens the security group of those nodes, each its own. */
    static TestRemedy group(String id, Map<String, String> groups) {
        return TestRemedy.of(
                id,
                SIGNALS,
                planning -> planning.each(node -> {
                    String group = groups.get(node.id());
                    if (group != null) {
                        connects(diagnosed(planning, ResourceKind.SECURITY_GROUP, group, Stage.NETWORK), node);
                    }
                }));
    }

    /** Changes a role that several nodes use; every node that it uses it but is not selected is touched. */
    static TestRemedy role(String id, String role, Set<String> using) {
        return TestRemedy.of(
                id,
                SIGNALS,
                planning -> planning.each(node -> {
                    if (using.contains(node.id())) {
                        EffectDraft draft = diagnosed(planning, ResourceKind.ROLE, role, Stage.IDENTITY);
                        connects(draft, node);
                        draft.touches(planning.fleet().nodes().where(other -> using.contains(other.id())));
                    }
                }));
    }

    /** Restarts agents, whatever is wrong with them. */
    static TestRemedy restart(String id) {
        return TestRemedy.of(
                id,
                SIGNALS,
                planning -> planning.each(node -> connects(
                        planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node.id(), id)
                                .stage(Stage.AGENT)
                                .call("ssm:Restart", Map.of("Node", node.id())),
                        node)));
    }

    static EffectDraft diagnosed(Planning planning, ResourceKind kind, String id, Stage stage) {
        return planning.effect(kind, SmallFleet.PARIS, id, planning.remedy().id())
                .stage(stage)
                .call(
                        "ec2:ChangeThing",
                        Map.of("Id", id, "By", planning.remedy().id()))
                .inverse("ec2:ChangeBack", Map.of("Id", id))
                .state("thing", "ec2:DescribeThings", Map.of("Id", id), "Value", "new");
    }

    static EffectDraft connects(EffectDraft draft, Node node) {
        return draft.on(node)
                .assume(node, "registered", true)
                .assume(node, "ping", "Online")
                .assume(node, "channel", "connected");
    }
}
