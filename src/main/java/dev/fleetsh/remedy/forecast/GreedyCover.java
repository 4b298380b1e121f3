package dev.fleetsh.remedy.forecast;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the alternative that grants most wishes for each effect that it adds, until all are granted; then leaves out what
 * turned out not to be needed, the weightiest first.
 */
final class GreedyCover {
    private final Weights weights;
    private final List<List<BitSet>> wishes;
    private final Map<BitSet, BitSet> granting = new LinkedHashMap<>();

    GreedyCover(Weights weights, List<List<BitSet>> wishes) {
        this.weights = weights;
        this.wishes = wishes;
        for (int i = 0; i < wishes.size(); i++) {
            for (BitSet alternative : wishes.get(i)) {
                granting.computeIfAbsent(alternative, key -> new BitSet()).set(i);
            }
        }
    }

    BitSet chosen() {
        BitSet chosen = new BitSet();
        BitSet open = new BitSet();
        open.set(0, wishes.size());
        while (!open.isEmpty()) {
            chosen.or(best(chosen, open));
            granting.forEach((alternative, granted) -> {
                if (open.intersects(granted) && Cover.contains(chosen, alternative)) {
                    open.andNot(granted);
                }
            });
        }
        return withoutRedundant(chosen);
    }

    private BitSet best(BitSet chosen, BitSet open) {
        BitSet best = new BitSet();
        long bestGain = 0;
        long[] bestWeight = {1};
        for (Map.Entry<BitSet, BitSet> entry : granting.entrySet()) {
            BitSet granted = entry.getValue();
            if (!granted.intersects(open)) {
                continue;
            }
            BitSet now = (BitSet) granted.clone();
            now.and(open);
            BitSet added = (BitSet) entry.getKey().clone();
            added.andNot(chosen);
            long gain = now.cardinality();
            long[] weight = weights.of(added);
            // Compared crosswise, so that nothing is divided: gain for each effect, then the lesser weight.
            long ratio = gain * Math.max(1, bestWeight[0]) - bestGain * Math.max(1, weight[0]);
            if (ratio > 0 || ratio == 0 && Weights.compare(weight, bestWeight) < 0) {
                best = entry.getKey();
                bestGain = gain;
                bestWeight = weight;
            }
        }
        return best;
    }

    private BitSet withoutRedundant(BitSet chosen) {
        Map<Integer, List<List<BitSet>>> concerned = new LinkedHashMap<>();
        for (List<BitSet> wish : wishes) {
            BitSet effects = new BitSet();
            wish.forEach(effects::or);
            effects.stream().forEach(effect -> concerned
                    .computeIfAbsent(effect, key -> new ArrayList<>())
                    .add(wish));
        }
        BitSet kept = (BitSet) chosen.clone();
        chosen.stream()
                .boxed()
                .sorted(Comparator.comparing(this::weight, Weights::compare).reversed())
                .forEach(effect -> {
                    kept.clear(effect);
                    if (!concerned.getOrDefault(effect, List.of()).stream()
                            .allMatch(wish -> Cover.granted(wish, kept))) {
                        kept.set(effect);
                    }
                });
        return kept;
    }

    private long[] weight(int effect) {
        BitSet one = new BitSet();
        one.set(effect);
        return weights.of(one);
    }
}
