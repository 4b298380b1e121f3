package dev.fleetsh.remedy.forecast;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses effects so that every wish is granted: each wish has alternatives, and an alternative is a set of effects that
 * are all needed. Wishes that share no effect are decided apart from each other; small groups exactly, large ones greedily.
 * The same question has the same answer.
 */
final class Cover {
    /** Up to here a group is decided exactly. */
    private static final int EFFECTS = 30;

    private static final int WISHES = 60;

    private final Weights weights;
    private final List<List<BitSet>> wishes;

    /**
     * @param weights of the effects
     * @param wishes each with at least one alternative
     */
    Cover(Weights weights, List<List<BitSet>> wishes) {
        this.weights = weights;
        this.wishes = List.copyOf(new LinkedHashSet<>(wishes));
    }

    /** The effects with the least weight that grant every wish. */
    BitSet least() {
        BitSet chosen = new BitSet();
        for (List<List<BitSet>> group : groups()) {
            BitSet greedy = new GreedyCover(weights, group).chosen();
            chosen.or(isSmall(group) ? new ExactCover(weights, group, greedy).chosen() : greedy);
        }
        return chosen;
    }

    private static boolean isSmall(List<List<BitSet>> group) {
        BitSet effects = new BitSet();
        group.forEach(wish -> wish.forEach(effects::or));
        return group.size() <= WISHES && effects.cardinality() <= EFFECTS;
    }

    /** Whether some alternative of a wish is chosen as a whole. */
    static boolean granted(List<BitSet> wish, BitSet chosen) {
        for (BitSet alternative : wish) {
            if (contains(chosen, alternative)) {
                return true;
            }
        }
        return false;
    }

    static boolean contains(BitSet all, BitSet some) {
        for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
            if (!all.get(i)) {
                return false;
            }
        }
        return true;
    }

    private List<List<List<BitSet>>> groups() {
        Map<Integer, Integer> parents = new HashMap<>();
        for (List<BitSet> wish : wishes) {
            int first = -1;
            for (BitSet alternative : wish) {
                for (int i = alternative.nextSetBit(0); i >= 0; i = alternative.nextSetBit(i + 1)) {
                    if (first < 0) {
                        first = root(parents, i);
                    } else {
                        parents.put(root(parents, i), root(parents, first));
                    }
                }
            }
        }
        Map<Integer, List<List<BitSet>>> groups = new java.util.LinkedHashMap<>();
        for (List<BitSet> wish : wishes) {
            Set<Integer> effects = new LinkedHashSet<>();
            wish.forEach(alternative -> alternative.stream().forEach(effects::add));
            if (!effects.isEmpty()) {
                groups.computeIfAbsent(root(parents, effects.iterator().next()), key -> new ArrayList<>())
                        .add(wish);
            }
        }
        return new ArrayList<>(groups.values());
    }

    private static int root(Map<Integer, Integer> parents, int effect) {
        int at = effect;
        while (parents.getOrDefault(at, at) != at) {
            at = parents.get(at);
        }
        // Later walks are short.
        int from = effect;
        while (from != at) {
            int next = parents.getOrDefault(from, from);
            parents.put(from, at);
            from = next;
        }
        return at;
    }
}
