package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.catalogue.Planner;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Numbering;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Proposes the smallest plan that makes the most nodes ready: as many nodes as can be, then as few effects as can be, then
 * the lesser risks, fewer nodes touched, less cost. Remedies that are done only when asked for are named, not chosen.
 */
public final class Fix {
    private final Planner planner;

    public Fix(Planner planner) {
        this.planner = planner;
    }

    /**
     * The plan for a selection.
     *
     * @param gravity how light a failing check may be that is to be fixed; {@link Severity#BLOCKER} for readiness alone
     * @throws dev.fleetsh.fleet.InterruptedByUserException when the person stops it
     */
    public Plan plan(WhatIf whatIf, Nodes selection, Severity gravity) {
        PlanName name = planner.name();
        Map<Node, List<Finding>> roots = roots(whatIf, selection, gravity);
        Drafting drafting = new Drafting(planner, name, whatIf);
        drafting.draft(roots);
        List<Effect> candidates = drafting.candidates().effects();
        Set<String> helped = helped(whatIf, name, selection, candidates);
        Wishes wishes = new Wishes(drafting.drafts(), drafting.candidates(), whatIf.tried());

        List<Remark> remarks = new ArrayList<>(drafting.remarks());
        Map<Node, List<List<BitSet>>> wanted = new LinkedHashMap<>();
        roots.forEach((node, findings) -> {
            List<List<BitSet>> granting = new ArrayList<>();
            for (Finding root : findings) {
                boolean blocker = root.severity() == Severity.BLOCKER;
                List<List<BitSet>> own = blocker && !helped.contains(node.id()) ? List.of() : wishes.of(node, root);
                if (own.isEmpty()) {
                    remarks.addAll(drafting.why(node, root));
                    if (blocker) {
                        // With one fault left it stays blocked: nothing else is worth doing on it.
                        return;
                    }
                }
                granting.addAll(own);
            }
            if (!granting.isEmpty()) {
                wanted.put(node, granting);
            }
        });

        Set<String> selected = new HashSet<>(selection.ids());
        Function<BitSet, List<Effect>> effects = places -> Numbering.inOrder(places.stream()
                .mapToObj(place -> candidates.get(place).selecting(selected))
                .toList());
        Choosing choosing = new Choosing(
                candidates,
                wanted,
                places -> whatIf.of(
                        planner.plan(name, "some", "fix", Map.of(), selection, effects.apply(places), List.of())));
        BitSet chosen = choosing.least(gravity == Severity.BLOCKER);
        choosing.left().forEach(node -> roots.get(node).stream()
                .filter(root -> root.severity() == Severity.BLOCKER)
                .forEach(root -> remarks.addAll(drafting.why(node, root))));
        remarks.addAll(drafting.notChosen(chosen));
        Plan plan = planner.plan(
                name,
                title(roots.size(), choosing.served().size()),
                "fix",
                new LinkedHashMap<>(Map.of("severity", gravity.label())),
                selection,
                effects.apply(chosen),
                remarks.stream().distinct().toList());
        return gravity == Severity.BLOCKER && !roots.isEmpty()
                ? plan.titled(title(whatIf.of(plan), roots.size()))
                : plan;
    }

    /** What the forecast says, so that nobody reads one number here and another there. */
    private static String title(Forecast forecast, int blocked) {
        int ready = forecast.where(node -> node.before() == Readiness.BLOCKED && node.becomesReady())
                .size();
        int open = forecast.where(node -> node.before() == Readiness.BLOCKED && node.after() == Readiness.UNKNOWN)
                .size();
        return "fix · " + ready + " of " + blocked + (blocked == 1 ? " blocked node" : " blocked nodes")
                + (ready == 1 ? " becomes ready" : " become ready")
                + (open == 0 ? "" : ", " + open + " more may");
    }

    private static Map<Node, List<Finding>> roots(WhatIf whatIf, Nodes selection, Severity gravity) {
        Map<Node, List<Finding>> roots = new LinkedHashMap<>();
        for (Node node : selection) {
            Readiness readiness = whatIf.before().readiness(node);
            boolean lighter = gravity.compareTo(Severity.BLOCKER) > 0;
            if (readiness == Readiness.BLOCKED || lighter && readiness != Readiness.NOT_APPLICABLE) {
                List<Finding> failing = whatIf.before().why(node).roots().stream()
                        .filter(finding -> finding.severity().compareTo(gravity) <= 0)
                        .toList();
                if (!failing.isEmpty()) {
                    roots.put(node, failing);
                }
            }
        }
        return roots;
    }

    /** Nodes that would no longer be blocked if everything were done: for the others nothing is worth doing. */
    private Set<String> helped(WhatIf whatIf, PlanName name, Nodes selection, List<Effect> candidates) {
        Plan everything = planner.plan(name, "everything", "fix", Map.of(), selection, candidates, List.of());
        Set<String> helped = new HashSet<>();
        whatIf.of(everything).nodes().stream()
                .filter(node -> node.after() != Readiness.BLOCKED)
                .forEach(node -> helped.add(node.node().id()));
        return helped;
    }

    private static String title(int failing, int fixed) {
        return failing == 0
                ? "fix · nothing fails that a remedy could fix"
                : "fix · " + fixed + " of " + failing + (failing == 1 ? " failing node" : " failing nodes");
    }
}
