package dev.fleetsh.render;

import dev.fleetsh.fleet.Admission;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Targets;
import dev.fleetsh.remedy.probe.ProbeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts about a node, by name: its own, and those of its scope. */
final class NodeFacts {
    /** Derived from others. */
    private static final Set<String> DERIVED =
            Set.of("windows", "linux", "mac", "online", "connected", "running", "stopped");

    record Named(String name, Fact<?> fact) {}

    private NodeFacts() {}

    static List<Named> of(Node node) {
        List<Named> facts = new ArrayList<>();
        for (NodeProperty property : NodeProperty.ALL) {
            if (!DERIVED.contains(property.name())) {
                facts.add(new Named(property.name(), property.fact(node)));
            }
        }
        Scope scope = node.scope();
        facts.add(new Named("session preferences", scope.preferences().map(PreferencesText::of)));
        facts.add(new Named("activation tier", scope.tier()));
        facts.add(new Named(
                "Default Host Management",
                scope.hostManagement().map(setting -> setting.on() ? "role " + setting.role() : "off")));
        if (node.kind() == NodeKind.EC2) {
            network(scope.evidence().network(), facts);
        }
        Targets targets = scope.evidence().targets();
        facts.add(new Named("KMS key of sessions", targets.key().map(target -> "known")));
        facts.add(new Named("log group of sessions", targets.logGroup().map(target -> "known")));
        facts.add(new Named("bucket of session logs", targets.bucket().map(target -> "known")));
        facts.add(new Named(
                "rights of the caller", counted(scope.evidence().permissions().operator())));
        Admission admission = scope.evidence().admission();
        facts.add(new Named("session documents", counted(admission.documents())));
        if (node.kind() != NodeKind.EC2) {
            facts.add(new Named("activations", counted(admission.activations())));
        }
        return facts;
    }

    private static void network(Network network, List<Named> facts) {
        facts.add(new Named("VPCs", counted(network.vpcs())));
        facts.add(new Named("DHCP options", counted(network.dhcpOptions())));
        facts.add(new Named("subnets", counted(network.subnets())));
        facts.add(new Named("security groups", counted(network.groups())));
        facts.add(new Named("network ACLs", counted(network.acls())));
        facts.add(new Named("route tables", counted(network.routeTables())));
        facts.add(new Named("NAT gateways", counted(network.natGateways())));
        facts.add(new Named("internet gateways", counted(network.internetGateways())));
        facts.add(new Named("egress-only gateways", counted(network.egressOnlyGateways())));
        facts.add(new Named("VPC endpoints", counted(network.endpoints())));
        facts.add(new Named("prefix lists", counted(network.prefixLists())));
    }

    /** Of a listing its length; it is the scope's, and what of it decides stands with the findings. */
    private static Fact<String> counted(Fact<?> fact) {
        return fact.map(value -> value instanceof Map<?, ?> map
                ? String.valueOf(map.size())
                : value instanceof Collection<?> list ? String.valueOf(list.size()) : String.valueOf(value));
    }

    /** What asks for the property on the node, or why it can't be asked; empty where no probe fills it. */
    static String probe(Node node, String property) {
        ProbeKind kind = ProbeKind.of(property);
        if (kind == null) {
            return "";
        }
        String unless = kind.unless(node);
        return unless.isEmpty()
                ? "not asked: `probe " + kind.label() + " " + node.name() + "` does"
                : "not asked: " + unless;
    }
}
