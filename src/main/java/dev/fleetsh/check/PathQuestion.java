package dev.fleetsh.check;

import dev.fleetsh.check.path.Carrier;
import dev.fleetsh.check.path.Doubt;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Stage;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Reason;
import java.util.Arrays;
import java.util.List;

/** Which ways a node needs, and what they are like. */
final class PathQuestion {
    private PathQuestion() {}

    /** Id of the check that asks whether a node reaches the service. */
    static String check(Service service) {
        return switch (service) {
            case SSM, SSMMESSAGES, EC2MESSAGES -> "endpoint-" + service.label() + "-443";
            case KMS, LOGS, S3 -> "node-" + service.label() + "-endpoint";
        };
    }

    /** Those that its checks apply to; the two that every agent needs stand for a node that is off as well. */
    static List<Service> services(Node node, Assessment assessment) {
        return Arrays.stream(Service.values())
                .filter(service -> service == Service.SSM
                        || service == Service.SSMMESSAGES
                        || assessment.finding(node, check(service)).verdict() != Verdict.NOT_APPLICABLE)
                .toList();
    }

    static NodePath of(Node node, Service service, Ways ways, Finding finding) {
        return node.kind() == NodeKind.EC2
                ? new NodePath(node, ways.exactly(node, service), ways.besides(node, service), finding)
                : new NodePath(node, outside(node, service), List.of(), finding);
    }

    /** AWS shows networks of instances alone. */
    private static Path outside(Node node, Service service) {
        String clause = "the network of a node that is no EC2 instance is not AWS's to show; `probe diagnostics "
                + node.name() + "` looks from the node";
        Hop hop = new Hop(
                Stage.INTERFACE,
                node.id(),
                Passage.UNKNOWN,
                clause,
                "",
                clause,
                new Doubt(Reason.OUT_OF_SIGHT, "network"),
                node.placeFact().origin());
        return new Path(Endpoints.of(service, node.region()), Carrier.UNDECIDED, "", List.of(hop), List.of());
    }
}
