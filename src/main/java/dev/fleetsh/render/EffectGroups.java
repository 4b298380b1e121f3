package dev.fleetsh.render;

import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Effects of many nodes that have all in common but perhaps a title, which a person reads once. */
final class EffectGroups {
    private static final int MOST_STRETCHES = 3;

    private EffectGroups() {}

    /** @param effects at least one */
    record Group(List<Effect> effects) {
        Effect first() {
            return effects.get(0);
        }

        /** Such as {@code 3}, {@code 1-31} or {@code 1-3, 5}; of many stretches the first ones. */
        String numbers() {
            List<String> stretches = new ArrayList<>();
            int from = first().number();
            int to = from;
            for (Effect effect : effects.subList(1, effects.size())) {
                if (effect.number() != to + 1) {
                    stretches.add(stretch(from, to));
                    from = effect.number();
                }
                to = effect.number();
            }
            stretches.add(stretch(from, to));
            return stretches.size() <= MOST_STRETCHES
                    ? String.join(", ", stretches)
                    : String.join(", ", stretches.subList(0, MOST_STRETCHES - 1)) + ", …";
        }

        private static String stretch(int from, int to) {
            return from == to ? String.valueOf(from) : from + "-" + to;
        }

        /** Whether all have the same title. */
        boolean alike() {
            return effects.stream().map(Effect::title).distinct().count() == 1;
        }

        List<String> resources() {
            return effects.stream().map(effect -> effect.resource().id()).toList();
        }

        List<String> touches() {
            return effects.stream()
                    .flatMap(effect -> effect.touches().stream())
                    .distinct()
                    .toList();
        }
    }

    /** Groups in the order of their first effects. A resource that belongs to no single node stands alone. */
    static List<Group> of(List<Effect> effects) {
        Map<String, List<Effect>> alike = new LinkedHashMap<>();
        for (Effect effect : effects) {
            alike.computeIfAbsent(key(effect), key -> new ArrayList<>()).add(effect);
        }
        return alike.values().stream().map(Group::new).toList();
    }

    private static String back(Inverse inverse) {
        return inverse instanceof Inverse.None none ? none.why() : ActionText.of(((Inverse.By) inverse).action());
    }

    private static String key(Effect effect) {
        return effect.resource().kind().ofOneNode() && effect.touches().isEmpty()
                ? effect.remedy() + "|" + effect.resource().kind() + "|" + effect.stage() + "|" + effect.risk() + "|"
                        + effect.cost() + "|" + back(effect.inverse())
                        + "|" + effect.verification().checks() + "|"
                        + effect.action().getClass()
                : effect.number() + "";
    }
}
