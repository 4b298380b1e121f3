package dev.fleetsh.check;

import dev.fleetsh.fleet.Node;
import java.util.List;

/**
 * Whether a node can do something, and why.
 *
 * @param reason one sentence without a full stop
 * @param findings what the answer rests on: the failing checks of a no, the unknown ones of an unknown, else those that
 *     were asked
 */
public record CapabilityAnswer(Node node, Capability capability, Answer answer, String reason, List<Finding> findings) {
    public CapabilityAnswer {
        findings = List.copyOf(findings);
    }

    /** The answer and its reason, for hosts that print values as they are. */
    @Override
    public String toString() {
        return answer.label() + " · " + reason;
    }
}
