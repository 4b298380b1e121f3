package dev.fleetsh.remedy.plan;

import java.time.Duration;
import java.util.List;

/**
 * How to tell that an effect helped: by the signals that were failing, not by the rule that planned it.
 *
 * <p>A plan that takes another back is not to make checks pass: it helped when the states of its effects are as they were
 * before, and its checks only say which facts are read anew, so that what is said of the nodes afterwards is true.
 *
 * @param checks ids of the checks that must pass
 * @param nodes ids of the nodes on which they must; none where nothing can be observed
 * @param within how long the signals may take to settle
 */
public record Verification(List<String> checks, List<String> nodes, Duration within) {
    public static final Verification NONE = new Verification(List.of(), List.of(), Duration.ZERO);

    public Verification {
        checks = List.copyOf(checks);
        nodes = List.copyOf(nodes);
    }
}
