package dev.fleetsh.remedy.forecast;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Searches all choices that could weigh less than the best one so far: branch and bound. */
final class ExactCover {
    /** So that no question takes longer than a moment; the best choice so far is then the answer. */
    private static final int STEPS = 200_000;

    private final Weights weights;
    private final List<List<BitSet>> wishes;
    private BitSet best;
    private long[] bestWeight;
    private int steps;

    /**
     * @param start a choice that grants every wish
     */
    ExactCover(Weights weights, List<List<BitSet>> wishes, BitSet start) {
        this.weights = weights;
        // Wishes with few alternatives first: they leave the least to search.
        this.wishes = wishes.stream().sorted(Comparator.comparing(List::size)).toList();
        this.best = start;
        this.bestWeight = weights.of(start);
    }

    BitSet chosen() {
        search(new BitSet(), 0);
        return best;
    }

    private void search(BitSet chosen, int from) {
        if (++steps > STEPS || Weights.compare(weights.of(chosen), bestWeight) >= 0) {
            return;
        }
        int open = from;
        while (open < wishes.size() && Cover.granted(wishes.get(open), chosen)) {
            open++;
        }
        if (open == wishes.size()) {
            best = (BitSet) chosen.clone();
            bestWeight = weights.of(best);
            return;
        }
        if (chosen.cardinality() + apart(open, chosen) > bestWeight[0]) {
            return;
        }
        for (BitSet alternative : wishes.get(open)) {
            BitSet more = (BitSet) chosen.clone();
            more.or(alternative);
            search(more, open + 1);
        }
    }

    /** Open wishes that share no effect with each other: each needs at least one more. */
    private int apart(int from, BitSet chosen) {
        BitSet used = new BitSet();
        int count = 0;
        for (int i = from; i < wishes.size(); i++) {
            if (!Cover.granted(wishes.get(i), chosen)) {
                BitSet missing = new BitSet();
                wishes.get(i).forEach(missing::or);
                missing.andNot(chosen);
                if (!missing.intersects(used)) {
                    used.or(missing);
                    count++;
                }
            }
        }
        return count;
    }
}
