package dev.fleetsh.remedy.forecast;

import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Numbering;
import dev.fleetsh.remedy.plan.Verification;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Effects of several remedies, numbered together; those that do the same to the same resource are one. */
final class Candidates {
    private final List<Effect> effects = new ArrayList<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();

    /** Adds what one remedy planned, and tells the place of each effect. */
    List<Integer> add(List<Effect> planned) {
        List<Integer> taken = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Effect effect : planned) {
            Effect moved =
                    effect.numbered(0, number -> number == effect.number() ? 0 : numbers.getOrDefault(number, number));
            List<Object> key = List.of(moved.resource().key(), moved.action());
            Integer place = places.get(key);
            if (place == null) {
                place = effects.size();
                places.put(key, place);
                effects.add(moved.numbered(place + 1, number -> number));
            } else {
                effects.set(place, merged(effects.get(place), moved));
            }
            numbers.put(effect.number(), place + 1);
            taken.add(place);
        }
        return taken;
    }

    /** All of them; each one's number is its place, counted from 1. */
    List<Effect> effects() {
        return effects;
    }

    /** Places of the effects with everything whose answers they need. */
    BitSet with(BitSet some) {
        BitSet all = (BitSet) some.clone();
        // What is needed stands before: one walk from the end is enough.
        for (int i = all.length() - 1; i >= 0; i = all.previousSetBit(i - 1)) {
            Numbering.needs(effects.get(i)).forEach(number -> all.set(number - 1));
        }
        return all;
    }

    private static Effect merged(Effect one, Effect other) {
        return new Effect(
                one.number(),
                one.remedy(),
                one.resource(),
                one.stage(),
                one.title(),
                one.action(),
                one.inverse(),
                both(one.states(), other.states()),
                both(one.grounds(), other.grounds()),
                both(one.nodes(), other.nodes()),
                both(one.touches(), other.touches()).stream()
                        .filter(node ->
                                !one.nodes().contains(node) && !other.nodes().contains(node))
                        .toList(),
                one.risk().level().compareTo(other.risk().level()) < 0 ? other.risk() : one.risk(),
                one.cost().isEmpty() ? other.cost() : one.cost(),
                merged(one.verification(), other.verification()),
                both(one.assumptions(), other.assumptions()),
                both(one.fixes(), other.fixes()));
    }

    private static Verification merged(Verification one, Verification other) {
        return new Verification(
                both(one.checks(), other.checks()),
                both(one.nodes(), other.nodes()),
                one.within().compareTo(other.within()) < 0 ? other.within() : one.within());
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
