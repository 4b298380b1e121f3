package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Finding;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.catalogue.Planner;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has every remedy planned that may fix a root cause, and remembers why others were not. */
final class Drafting {
    private final Planner planner;
    private final PlanName name;
    private final WhatIf whatIf;
    private final Candidates candidates = new Candidates();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, List<String>> byCheck = new HashMap<>();

    Drafting(Planner planner, PlanName name, WhatIf whatIf) {
        this.planner = planner;
        this.name = name;
        this.whatIf = whatIf;
    }

    Candidates candidates() {
        return candidates;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** Remedies that could not be asked, or must be asked for. */
    List<Remark> remarks() {
        return remarks;
    }

    /** Plans the remedies for the root causes of those nodes. */
    void draft(Map<Node, List<Finding>> roots) {
        Map<String, Set<Node>> nodes = new LinkedHashMap<>();
        roots.forEach((node, findings) -> findings.forEach(
                root -> remedies(root).forEach(id -> nodes.computeIfAbsent(id, key -> new LinkedHashSet<>())
                        .add(node))));
        nodes.forEach((id, concerned) -> {
            Remedy remedy = planner.remedies().find(id);
            if (remedy == null) {
                return;
            }
            if (remedy.onlyIfAsked()) {
                remarks.add(new Remark(
                        Remark.Kind.NOT_CHOSEN,
                        id,
                        "may help " + count(concerned.size(), "node") + "; it is done only when asked for: `plan " + id
                                + "`"));
                return;
            }
            draft(remedy, Nodes.of(List.copyOf(concerned)));
        });
    }

    /**
     * Why a node is not made ready: what fails, and what the best remedy says of it, else what the check advises; then what
     * a person can do.
     */
    List<Remark> why(Node node, Finding root) {
        List<Remark> remarks = new ArrayList<>();
        String best = root.remedies().isEmpty() ? "" : root.remedies().get(0);
        String obstacle = said(node, best, Remark.Kind.CANNOT)
                .map(remark -> "; " + best + ": " + remark.text())
                .findFirst()
                .orElse(root.advice().isEmpty() ? "" : ". " + root.advice());
        String tried = remedies(root).stream()
                .filter(id -> whatIf.tried().inVain(id, node.id()))
                .map(id -> "; " + id + " was tried before, and did not help")
                .collect(Collectors.joining());
        remarks.add(new Remark(Remark.Kind.CANNOT, node.id(), root.reason() + tried + obstacle));
        remedies(root).forEach(id -> said(node, id, Remark.Kind.BY_HAND).forEach(remarks::add));
        return remarks;
    }

    private Stream<Remark> said(Node node, String remedy, Remark.Kind kind) {
        return drafts.stream()
                .filter(draft -> draft.remedy().equals(remedy))
                .flatMap(draft -> draft.remarks().stream())
                .filter(remark -> remark.kind() == kind && remark.about().equals(node.id()));
    }

    /** Remedies that would help as well. */
    List<Remark> notChosen(BitSet chosen) {
        List<Remark> others = new ArrayList<>();
        for (Draft draft : drafts) {
            if (!draft.effects().isEmpty() && !draft.all().intersects(chosen)) {
                boolean costs = draft.effects().stream()
                        .anyMatch(effect -> !effect.cost().isEmpty());
                others.add(new Remark(
                        Remark.Kind.NOT_CHOSEN,
                        draft.remedy(),
                        "its " + count(draft.effects().size(), "effect")
                                + (draft.effects().size() == 1 ? " is" : " are") + " not needed, or would not be enough"
                                + (costs ? "; what costs money is best planned by itself" : "")));
            }
        }
        return others;
    }

    private void draft(Remedy remedy, Nodes nodes) {
        try {
            Planning planning = planner.draft(name, remedy, whatIf.fleet(), nodes, whatIf.before());
            drafts.add(
                    new Draft(remedy.id(), planning.effects(), candidates.add(planning.effects()), planning.remarks()));
        } catch (InterruptedByUserException e) {
            throw e;
        } catch (FleetException e) {
            // One remedy that can't be asked is no reason to propose nothing.
            remarks.add(new Remark(
                    Remark.Kind.CANNOT, remedy.id(), e.getMessage() + (e.hint().isEmpty() ? "" : "; " + e.hint())));
        }
    }

    /** Those that the finding names, best first, then all others that say they fix its check. */
    private Set<String> remedies(Finding root) {
        Set<String> ids = new LinkedHashSet<>(root.remedies());
        ids.addAll(byCheck.computeIfAbsent(root.check().id(), check -> planner.remedies().forCheck(check).stream()
                .map(Remedy::id)
                .toList()));
        return ids;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
