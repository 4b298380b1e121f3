package dev.fleetsh.remedy.forecast;

import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a plan differs from an earlier one. Effects stand for each other when they change the same resource under the same
 * title; where several do, those that are alike first, then in their order.
 *
 * @param added effects that only the later one has
 * @param gone effects that only the earlier one has
 * @param changed effects of both that differ
 * @param whole in what the plans differ as a whole: what they were asked for, what they take back, the selected nodes
 * @param said remarks that only the later one has
 * @param unsaid remarks that only the earlier one has
 */
public record PlanDiff(
        Plan earlier,
        Plan later,
        List<Effect> added,
        List<Effect> gone,
        List<Changed> changed,
        List<Difference> whole,
        List<Remark> said,
        List<Remark> unsaid) {
    public PlanDiff {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
        whole = List.copyOf(whole);
        said = List.copyOf(said);
        unsaid = List.copyOf(unsaid);
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

    /** Compares two plans; their ids, titles and marks do not count. */
    public static PlanDiff between(Plan earlier, Plan later) {
        Map<String, List<Effect>> before = byKey(earlier);
        List<Effect> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        byKey(later).forEach((key, effects) -> {
            List<Effect> old = before.getOrDefault(key, new ArrayList<>());
            List<Effect> rest = new ArrayList<>(effects);
            rest.removeIf(effect -> old.stream()
                    .filter(one -> differences(one, earlier, effect, later).isEmpty())
                    .findFirst()
                    .map(old::remove)
                    .orElse(false));
            for (Effect effect : rest) {
                if (old.isEmpty()) {
                    added.add(effect);
                } else {
                    changed.add(new Changed(effect, differences(old.remove(0), earlier, effect, later)));
                }
            }
        });
        return new PlanDiff(
                earlier,
                later,
                added,
                before.values().stream().flatMap(List::stream).toList(),
                changed,
                differences(whole(earlier), whole(later)),
                without(later.remarks(), earlier.remarks()),
                without(earlier.remarks(), later.remarks()));
    }

    /** Whether both do the same on the same ground, and say the same. */
    public boolean isEmpty() {
        return added.isEmpty()
                && gone.isEmpty()
                && changed.isEmpty()
                && whole.isEmpty()
                && said.isEmpty()
                && unsaid.isEmpty();
    }

    /** {@code 1 more, 2 gone, 1 changed; 1 remark more}, or that nothing differs. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "no difference";
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                added.isEmpty() && gone.isEmpty() && changed.isEmpty()
                        ? "the same effects"
                        : added.size() + " more, " + gone.size() + " gone, " + changed.size() + " changed");
        whole.forEach(difference -> parts.add("other " + difference.what()));
        if (!said.isEmpty()) {
            parts.add(said.size() + (said.size() == 1 ? " remark more" : " remarks more"));
        }
        if (!unsaid.isEmpty()) {
            parts.add(unsaid.size() + (unsaid.size() == 1 ? " remark gone" : " remarks gone"));
        }
        return String.join("; ", parts);
    }

    private static Map<String, List<Effect>> byKey(Plan plan) {
        Map<String, List<Effect>> byKey = new LinkedHashMap<>();
        plan.effects().forEach(effect -> byKey.computeIfAbsent(
                        effect.resource().key() + "\n" + EffectFacts.plain(effect.title(), plan),
                        key -> new ArrayList<>())
                .add(effect));
        return byKey;
    }

    private static Map<String, @Nullable Object> whole(Plan plan) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("remedy", plan.remedy());
        plan.arguments().forEach((name, value) -> facts.put("argument " + name, EffectFacts.plain(value, plan)));
        facts.put("plan to take back", plan.undoes());
        facts.put("selected nodes", plan.selected().stream().sorted().toList());
        return facts;
    }

    private static List<Remark> without(List<Remark> all, List<Remark> others) {
        return all.stream().filter(remark -> !others.contains(remark)).toList();
    }

    private static List<Difference> differences(Effect was, Plan earlier, Effect is, Plan later) {
        return differences(EffectFacts.of(was, earlier), EffectFacts.of(is, later));
    }

    private static List<Difference> differences(Map<String, @Nullable Object> was, Map<String, @Nullable Object> is) {
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(was.get(name), is.get(name)))
                .map(name -> new Difference(name, was.get(name), is.get(name)))
                .toList();
    }
}
