package dev.fleetsh.remedy.forecast;

import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Stage;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one remedy would do by itself. */
final class Draft {
    private final String remedy;
    private final List<Effect> effects;
    private final List<Integer> places;
    private final List<Remark> remarks;
    private final Map<String, Set<Integer>> byNode = new HashMap<>();

    /**
     * @param places of the effects among those of all remedies
     */
    Draft(String remedy, List<Effect> effects, List<Integer> places, List<Remark> remarks) {
        this.remedy = remedy;
        this.effects = effects;
        this.places = places;
        this.remarks = remarks;
        for (int i = 0; i < effects.size(); i++) {
            int number = i;
            Effect effect = effects.get(i);
            Stream.concat(effect.nodes().stream(), effect.touches().stream())
                    .forEach(node ->
                            byNode.computeIfAbsent(node, key -> new TreeSet<>()).add(number));
        }
    }

    String remedy() {
        return remedy;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Remark> remarks() {
        return remarks;
    }

    /** Places of all its effects. */
    BitSet all() {
        BitSet all = new BitSet();
        places.forEach(all::set);
        return all;
    }

    /** What it does about that check on that node, or nothing. */
    Part on(String node, String check) {
        BitSet part = new BitSet();
        boolean diagnosed = false;
        boolean promises = false;
        boolean costs = false;
        Stage stage = Stage.USER;
        for (int i : byNode.getOrDefault(node, Set.of())) {
            Effect effect = effects.get(i);
            if (effect.fixes().contains(check)) {
                part.set(places.get(i));
                diagnosed |= !effect.states().isEmpty();
                costs |= !effect.cost().isEmpty();
                stage = effect.stage().compareTo(stage) < 0 ? effect.stage() : stage;
                promises |= effect.assumptions().stream()
                        .anyMatch(assumption -> assumption.nodes().isEmpty()
                                || assumption.nodes().contains(node));
            }
        }
        return new Part(part, stage, diagnosed, promises, costs);
    }

    /**
     * Effects of a remedy that are for one check on one node.
     *
     * @param places of the effects
     * @param stage of the first one
     * @param diagnosed whether AWS was read and found wanting; otherwise it is an attempt
     * @param promises whether it says what will hold for the node: without that nobody can tell that it helps
     * @param costs whether something of it costs money
     */
    record Part(BitSet places, Stage stage, boolean diagnosed, boolean promises, boolean costs) {}
}
