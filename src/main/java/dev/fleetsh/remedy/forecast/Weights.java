package dev.fleetsh.remedy.forecast;

import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Risk;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What effects weigh: first their number, then the graver risks before the lesser, then the nodes they touch outside the
 * selection, then those that cost something.
 */
final class Weights {
    private static final int LEVELS = Risk.Level.values().length;

    private final long[][] weights;

    private Weights(long[][] weights) {
        this.weights = weights;
    }

    static Weights of(List<Effect> effects) {
        return new Weights(effects.stream().map(Weights::of).toArray(long[][]::new));
    }

    /** Each effect weighs one, and what is given beside it. */
    static Weights of(long[]... lesser) {
        long[][] weights = new long[lesser.length][];
        for (int i = 0; i < lesser.length; i++) {
            weights[i] = new long[lesser[i].length + 1];
            weights[i][0] = 1;
            System.arraycopy(lesser[i], 0, weights[i], 1, lesser[i].length);
        }
        return new Weights(weights);
    }

    private static long[] of(Effect effect) {
        long[] weight = new long[LEVELS + 3];
        weight[0] = 1;
        weight[LEVELS - effect.risk().level().ordinal()] = 1;
        weight[LEVELS + 1] = effect.touches().size();
        weight[LEVELS + 2] = effect.cost().isEmpty() ? 0 : 1;
        return weight;
    }

    long[] of(BitSet effects) {
        long[] sum = new long[weights.length == 0 ? 1 : weights[0].length];
        for (int i = effects.nextSetBit(0); i >= 0; i = effects.nextSetBit(i + 1)) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += weights[i][k];
            }
        }
        return sum;
    }

    /** Less than zero where the first weighs less. */
    static int compare(long[] one, long[] other) {
        return Arrays.compare(one, other);
    }
}
