package dev.fleetsh.remedy.forecast;

import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a plan differs from an earlier one. Effects are the same when they change the same resource under the same title.
 *
 * @param added effects that only the later one has
 * @param gone effects that only the earlier one has
 * @param changed effects of both that differ
 */
public record PlanDiff(Plan earlier, Plan later, List<Effect> added, List<Effect> gone, List<Changed> changed) {
    public PlanDiff {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
    }

    /** An effect as the later plan has it, with what is different. */
    public record Changed(Effect effect, List<Difference> differences) {
        public Changed {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One difference.
     *
     * @param what such as {@code parameter GroupId}, {@code activation tier before}, {@code nodes}
     * @param was as in {@link Data}; null where there was none
     * @param is likewise
     */
    public record Difference(
            String what, @Nullable Object was, @Nullable Object is) {}

    /** Compares two plans; marks of the plans themselves do not count. */
    public static PlanDiff between(Plan earlier, Plan later) {
        Map<String, Effect> before = byKey(earlier);
        Map<String, Effect> after = byKey(later);
        List<Changed> changed = new ArrayList<>();
        after.forEach((key, effect) -> {
            Effect old = before.get(key);
            if (old != null) {
                List<Difference> differences = differences(plain(old, earlier), plain(effect, later));
                if (!differences.isEmpty()) {
                    changed.add(new Changed(effect, differences));
                }
            }
        });
        return new PlanDiff(earlier, later, without(after, before), without(before, after), changed);
    }

    /** Whether both do the same on the same ground. */
    public boolean isEmpty() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }

    /** {@code 1 effect more, 2 gone, 1 changed}, or that nothing differs. */
    @Override
    public String toString() {
        return isEmpty()
                ? "no difference"
                : added.size() + " more, " + gone.size() + " gone, " + changed.size() + " changed";
    }

    private static Map<String, Effect> byKey(Plan plan) {
        Map<String, Effect> byKey = new LinkedHashMap<>();
        plan.effects()
                .forEach(effect -> byKey.put(effect.resource().key() + "\n" + plain(effect.title(), plan), effect));
        return byKey;
    }

    private static List<Effect> without(Map<String, Effect> all, Map<String, Effect> others) {
        return all.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Difference> differences(Map<String, @Nullable Object> was, Map<String, @Nullable Object> is) {
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(was.get(name), is.get(name)))
                .map(name -> new Difference(name, was.get(name), is.get(name)))
                .toList();
    }

    private static Map<String, @Nullable Object> plain(Effect effect, Plan plan) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Action action = effect.action();
        if (action instanceof Action.Call call) {
            facts.put("operation", call.call().operation());
        } else if (action instanceof Action.Document document) {
            facts.put("document", document.document());
            facts.put("runs on", document.node());
        } else if (action instanceof Action.Script script) {
            NodeScript node = script.script();
            facts.put("script", node.label());
            facts.put("text of the script", node.text());
            facts.put("runs on", script.node());
        }
        action.data().forEach((name, value) -> facts.put("parameter " + name, plain(value, plan)));
        effect.states().forEach(state -> states(facts, state, plan));
        effect.grounds().forEach(ground -> facts.put(ground.property() + " of " + ground.node(), ground.value()));
        facts.put("nodes", effect.nodes());
        facts.put("touches", effect.touches());
        facts.put("risk", effect.risk().level().label());
        facts.put("can be taken back", effect.reversible());
        return facts;
    }

    private static void states(Map<String, @Nullable Object> facts, State state, Plan plan) {
        facts.put(state.name() + " before", plain(state.before(), plan));
        facts.put(state.name() + " after", plain(state.after(), plan));
    }

    private static @Nullable Object plain(@Nullable Object value, Plan plan) {
        if (value instanceof String text) {
            return text.replace(plan.mark(), "").replace(plan.id() + "-" + plan.uid(), "");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item, plan)));
            return Data.sorted(copy);
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(plain(item, plan)));
            return copy;
        }
        return value;
    }
}
