package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Answer;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptCheck;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates the checks on the fleet as a plan would leave it. Signals of an agent (ping, session channel, registration) are
 * assumed only where every root cause that blocks the node is one that the plan is meant to fix.
 */
public final class WhatIf {
    private final Fleet fleet;
    private final Catalogue catalogue;
    private final Assessment before;

    /**
     * @param now the time that pings are measured against; for a stored fleet the time it was taken
     */
    public WhatIf(Fleet fleet, Catalogue catalogue, Instant now) {
        this.fleet = fleet;
        this.catalogue = catalogue;
        this.before = Assessment.of(fleet, catalogue, now);
    }

    public Fleet fleet() {
        return fleet;
    }

    /** Verdicts on the fleet as it is now. */
    public Assessment before() {
        return before;
    }

    /** What the plan would lead to. */
    public Forecast of(Plan plan) {
        ChangedFleet changed = new ChangedFleet(plan, fleet, before);
        Assessment after = Assessment.of(changed.fleet(), catalogue, before.at());
        Set<String> selected = new HashSet<>(plan.selected());
        Set<String> reached = new LinkedHashSet<>(plan.selected());
        reached.addAll(plan.reaches());
        List<NodeForecast> nodes = new ArrayList<>();
        InterruptCheck interrupts = new InterruptCheck();
        for (int i = 0; i < fleet.size(); i++) {
            interrupts.step();
            Node node = fleet.nodes().get(i);
            Node then = changed.fleet().nodes().get(i);
            if (reached.contains(node.id())) {
                nodes.add(forecast(node, then, after, selected.contains(node.id()), changed));
            } else if (!worse(node, then, after).isEmpty()) {
                nodes.add(forecast(node, then, after, false, changed));
            }
        }
        return new Forecast(plan.id(), nodes, List.copyOf(changed.mistakes()));
    }

    private NodeForecast forecast(Node node, Node then, Assessment after, boolean selected, ChangedFleet changed) {
        Readiness readiness = after.readiness(then);
        List<Capability> gained = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        if (node != then) {
            for (Capability capability : Capability.values()) {
                Answer old = before.can(node, capability).answer();
                Answer now = after.can(then, capability).answer();
                if (old != Answer.YES && now == Answer.YES) {
                    gained.add(capability);
                }
            }
            worse.addAll(worse(node, then, after));
        }
        return new NodeForecast(
                node,
                selected,
                before.readiness(node),
                readiness,
                reason(readiness, after.why(then), changed.fixes(node.id())),
                gained,
                worse);
    }

    /** The first root cause that the plan is not meant to fix, else the first one; or what is not known. */
    private static String reason(Readiness readiness, Explanation why, Set<String> fixes) {
        if (readiness == Readiness.BLOCKED) {
            List<Finding> blockers = why.roots().stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKER)
                    .toList();
            return blockers.stream()
                    .filter(finding -> !fixes.contains(finding.check().id()))
                    .findFirst()
                    .or(() -> blockers.stream().findFirst())
                    .map(Finding::reason)
                    .orElse("");
        }
        return readiness == Readiness.UNKNOWN && !why.undecided().isEmpty()
                ? why.undecided().get(0).reason()
                : "";
    }

    /** What fails afterwards and does not fail now, apart from advice and costs. */
    private List<String> worse(Node node, Node then, Assessment after) {
        List<String> worse = new ArrayList<>();
        for (Check check : before.checks()) {
            if (after.verdict(then, check) == Verdict.FAIL && before.verdict(node, check) != Verdict.FAIL) {
                Finding finding = after.finding(then, check);
                // What was not known, and turns out to fail, was no better before.
                boolean known = before.verdict(node, check) != Verdict.UNKNOWN;
                if (known && finding.severity().compareTo(Severity.DEGRADED) <= 0) {
                    worse.add(check.id() + ": " + finding.reason());
                }
            }
        }
        return worse;
    }
}
