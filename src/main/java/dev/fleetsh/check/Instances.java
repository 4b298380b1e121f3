package dev.fleetsh.check;

import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;

/** Whether there is anything to check at all. */
final class Instances {
    private Instances() {}

    /** Whether the node is an EC2 instance that is known not to run. */
    static boolean off(Node node) {
        InstanceState state = node.stateFact().orNull();
        return node.isEc2() && state != null && state != InstanceState.RUNNING && state != InstanceState.OTHER;
    }

    static Outcome notRunning(Look look) {
        look.see("instance state", look.node().stateFact(), "running");
        return Outcome.notApplicable(() -> "the instance is " + look.node().state());
    }
}
