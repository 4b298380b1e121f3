package dev.fleetsh.remedy.plan;

import java.time.Duration;
import java.util.List;

/**
 * How to tell that an effect helped: by the signals that were failing, not by the rule that planned it.
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
