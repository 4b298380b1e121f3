package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a plan risks, costs, and can take back.
 *
 * @param risk the gravest one; none for a plan without effects
 * @param costs what its effects cost, each sentence once
 * @param commands number of nodes that Run Command is used on
 * @param billed number of those that are hybrid: Run Command is billed there since 2026-09-30, and free on EC2 (page
 *     activations)
 * @param irreversible effects that can't be taken back
 * @param effects number of all
 */
public record PlanSummary(
        Risk risk, List<String> costs, int commands, int billed, List<Effect> irreversible, int effects) {
    public PlanSummary {
        costs = List.copyOf(costs);
        irreversible = List.copyOf(irreversible);
    }

    /** Sums up a plan; nodes that the fleet does not know count as hybrid when their id says so. */
    public static PlanSummary of(Plan plan, Fleet fleet) {
        List<String> sent = plan.effects().stream()
                .map(effect -> RunCommand.node(effect.action()))
                .filter(node -> !node.isEmpty())
                .toList();
        return new PlanSummary(
                plan.effects().stream()
                        .map(Effect::risk)
                        .max(Comparator.comparing(Risk::level))
                        .orElse(new Risk(Risk.Level.NONE, "")),
                plan.effects().stream()
                        .map(Effect::cost)
                        .filter(cost -> !cost.isEmpty())
                        .distinct()
                        .toList(),
                sent.size(),
                (int) sent.stream().filter(id -> isHybrid(id, fleet)).count(),
                plan.effects().stream().filter(effect -> !effect.reversible()).toList(),
                plan.effects().size());
    }

    /** {@code can be taken back}, {@code can be taken back, all but 2 of 5 effects}, or that it can't. */
    public String reversibility() {
        if (effects == 0) {
            return "changes nothing";
        }
        return irreversible.isEmpty()
                ? "can be taken back"
                : irreversible.size() == effects
                        ? "can't be taken back"
                        : "can be taken back, all but " + irreversible.size() + " of " + effects + " effects";
    }

    /** Risk, cost and reversibility in a line. */
    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add("risk " + risk.level().label());
        if (commands > 0) {
            parts.add("Run Command on " + commands + (commands == 1 ? " node" : " nodes")
                    + (billed == 0 ? "" : ", billed on " + billed + " hybrid"));
        }
        parts.addAll(costs);
        parts.add(reversibility());
        return String.join(" · ", parts);
    }

    private static boolean isHybrid(String id, Fleet fleet) {
        Node node = fleet.node(id);
        return node == null ? id.startsWith("mi-") : node.isHybrid();
    }
}
