package dev.fleetsh.sandbox.reach;

import java.util.Set;

/**
 * Whether a node can speak to Systems Manager, as far as permissions and networks decide it.
 *
 * @param ssm what keeps it from the service that it registers with and reports to
 * @param messages what keeps it from the service that sessions go through
 */
public record Reach(Set<Obstacle> ssm, Set<Obstacle> messages) {
    /** Whether it can report. */
    public boolean reports() {
        return ssm.isEmpty();
    }

    /** Whether it can hold a session channel. */
    public boolean connects() {
        return messages.isEmpty();
    }

    boolean sameAs(Reach other) {
        return reports() == other.reports() && connects() == other.connects();
    }
}
