package dev.fleetsh.remedy.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts effects into the order in which they are applied, and numbers them so. */
public final class Numbering {
    private Numbering() {}

    /**
     * The effects by stage, then by their number, numbered from 1; references to answers follow.
     *
     * @throws IllegalStateException where an effect needs the answer of one that comes later, or is not there
     */
    public static List<Effect> inOrder(List<Effect> effects) {
        List<Effect> sorted = effects.stream()
                .sorted(Comparator.comparing(Effect::stage).thenComparing(Effect::number))
                .toList();
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Effect> numbered = new ArrayList<>();
        for (Effect effect : sorted) {
            for (int needed : needs(effect)) {
                if (!numbers.containsKey(needed)) {
                    throw new IllegalStateException("\"" + effect.title() + "\" on " + effect.resource()
                            + " needs the answer of an effect that is not applied before it");
                }
            }
            numbers.put(effect.number(), numbered.size() + 1);
            numbered.add(renumbered(effect, numbers));
        }
        return List.copyOf(numbered);
    }

    /** Numbers of the effects whose answers an effect needs. */
    public static TreeSet<Integer> needs(Effect effect) {
        TreeSet<Integer> numbers = new TreeSet<>();
        effect.references().forEach(reference -> numbers.add(reference.effect()));
        numbers.remove(0);
        numbers.remove(effect.number());
        return numbers;
    }

    private static Effect renumbered(Effect effect, Map<Integer, Integer> numbers) {
        return effect.numbered(numbers.get(effect.number()), number -> numbers.getOrDefault(number, number));
    }
}
