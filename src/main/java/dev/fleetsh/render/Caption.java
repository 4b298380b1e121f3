package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.plan.Plan;
import java.util.Collection;
import java.util.Map;

/** A few words on a value, behind its name. */
final class Caption {
    private Caption() {}

    static String of(Object value) {
        if (value instanceof Nodes nodes) {
            int undecided = nodes.undecided().count();
            return nodes + (undecided == 0 ? "" : ", " + undecided + " undecided");
        }
        if (value instanceof Assessment assessment) {
            return "Assessment of " + assessment.nodes();
        }
        if (value instanceof Plan plan) {
            return "Plan " + plan.id() + " · "
                    + (plan.isEmpty()
                            ? "no effects"
                            : Words.count(plan.effects().size(), "effect"));
        }
        if (value instanceof Collection<?> items && !items.isEmpty()) {
            return Words.count(items.size(), "value");
        }
        return value instanceof Map<?, ?> || value instanceof Fact<?>
                ? value.getClass().getSimpleName()
                : "";
    }
}
