package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Answer;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Capability;
import dev.fleetsh.check.CapabilityAnswer;
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
import java.util.Map;
import java.util.Set;

/**
 * Evaluates the checks on the fleet as a plan would leave it. Signals of an agent (ping, session channel, registration) are
 * assumed only where every root cause that blocks the node is one that the plan is meant to fix; where nothing was read and
 * found wanting, so that it is an attempt, they stay open.
 */
public final class WhatIf {
    private final Fleet fleet;
    private final Catalogue catalogue;
    private final Assessment before;
    private final Tried tried;

    /**
     * @param now the time that pings are measured against; for a stored fleet the time it was taken
     */
    public WhatIf(Fleet fleet, Catalogue catalogue, Instant now) {
        this(fleet, catalogue, now, Tried.NONE);
    }

    /**
     * @param now as above
     * @param tried attempts that promise nothing any more
     */
    public WhatIf(Fleet fleet, Catalogue catalogue, Instant now, Tried tried) {
        this.tried = tried;
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

    Tried tried() {
        return tried;
    }

    /** What the plan would lead to. */
    public Forecast of(Plan plan) {
        ChangedFleet changed = new ChangedFleet(plan, fleet, before, tried);
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
            Map<Capability, CapabilityAnswer> old = before.capabilities(node);
            after.capabilities(then).forEach((capability, now) -> {
                if (now.answer() == Answer.YES && old.get(capability).answer() != Answer.YES) {
                    gained.add(capability);
                }
            });
            worse.addAll(worse(node, then, after));
        }
        return new NodeForecast(
                node,
                selected,
                before.readiness(node),
                readiness,
                reason(then, after, changed),
                readiness == Readiness.UNKNOWN && changed.attempt(node.id()) != null,
                gained,
                worse);
    }

    /** The first root cause that the plan is not meant to fix, else the first one; or what is not known. */
    private static String reason(Node then, Assessment after, ChangedFleet changed) {
        Readiness readiness = after.readiness(then);
        if (readiness != Readiness.BLOCKED && readiness != Readiness.UNKNOWN) {
            return "";
        }
        Explanation why = after.why(then);
        if (readiness == Readiness.BLOCKED) {
            List<Finding> blockers = why.roots().stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKER)
                    .toList();
            return blockers.stream()
                    .filter(finding ->
                            !changed.fixes(then.id()).contains(finding.check().id()))
                    .findFirst()
                    .or(() -> blockers.stream().findFirst())
                    .map(Finding::reason)
                    .map(reason -> reason + before(changed.inVain(then.id())))
                    .orElse("");
        }
        String attempt = changed.attempt(then.id());
        if (attempt != null) {
            return attempt + " is an attempt: nothing that was read tells that it helps";
        }
        return why.undecided().isEmpty() ? "" : why.undecided().get(0).reason();
    }

    private static String before(Set<String> inVain) {
        return inVain.isEmpty() ? "" : "; " + String.join(", ", inVain) + " was tried before, and did not help";
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
