package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverTest {
    @Test
    void oneEffectForManyIsTakenBeforeManyForOneEach() {
        List<List<BitSet>> wishes = List.of(List.of(set(0), set(3)), List.of(set(1), set(3)), List.of(set(2), set(3)));
        assertThat(least(new long[4][1], wishes)).isEqualTo(set(3));
    }

    @Test
    void amongEquallyManyTheLesserWeightIsTaken() {
        assertThat(least(new long[][] {{2, 0}, {1, 9}, {1, 8}}, List.of(List.of(set(0), set(1), set(2)))))
                .isEqualTo(set(2));
    }

    @Test
    void whatAnAlternativeNeedsComesAlong() {
        assertThat(least(new long[5][1], List.of(List.of(set(0, 1)), List.of(set(1, 2), set(3, 4)))))
                .isEqualTo(set(0, 1, 2));
    }

    /** Against all choices there are, on many small questions: none that grants every wish weighs less. */
    @Test
    void nothingWeighsLessThanTheChoice() {
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            int effects = 2 + random.nextInt(9);
            long[][] lesser = lesser(random, effects);
            List<List<BitSet>> wishes = wishes(random, effects, 1 + random.nextInt(7));
            Weights weights = Weights.of(lesser);
            BitSet chosen = new Cover(weights, wishes).least();
            assertThat(wishes).allMatch(wish -> Cover.granted(wish, chosen));
            for (long bits = 0; bits < 1L << effects; bits++) {
                BitSet other = BitSet.valueOf(new long[] {bits});
                if (wishes.stream().allMatch(wish -> Cover.granted(wish, other))) {
                    assertThat(Weights.compare(weights.of(chosen), weights.of(other)))
                            .as("round %d: %s against %s", round, chosen, other)
                            .isLessThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void itIsNeverMoreThanGreedyAndGreedyGrantsEverythingWithNothingToSpare() {
        Random random = new Random(12);
        for (int round = 0; round < 60; round++) {
            int effects = 20 + random.nextInt(60);
            Weights weights = Weights.of(lesser(random, effects));
            List<List<BitSet>> wishes = wishes(random, effects, 5 + random.nextInt(80));
            BitSet greedy = new GreedyCover(weights, wishes).chosen();
            BitSet chosen = new Cover(weights, wishes).least();
            assertThat(wishes).allMatch(wish -> Cover.granted(wish, greedy) && Cover.granted(wish, chosen));
            assertThat(chosen.cardinality()).isLessThanOrEqualTo(greedy.cardinality());
            greedy.stream().forEach(effect -> {
                BitSet less = (BitSet) greedy.clone();
                less.clear(effect);
                assertThat(wishes).anyMatch(wish -> !Cover.granted(wish, less));
            });
            assertThat(new Cover(weights, wishes).least()).isEqualTo(chosen);
        }
    }

    @Test
    void tenThousandWishesWithOneEffectForAllAreDecided() {
        List<List<BitSet>> wishes = new ArrayList<>();
        long[][] lesser = new long[10_003][1];
        for (int i = 0; i < 10_000; i++) {
            wishes.add(List.of(set(i), set(10_000, 10_001, 10_002)));
        }
        assertThat(least(lesser, wishes)).isEqualTo(set(10_000, 10_001, 10_002));
    }

    private static BitSet least(long[][] lesser, List<List<BitSet>> wishes) {
        return new Cover(Weights.of(lesser), wishes).least();
    }

    private static long[][] lesser(Random random, int effects) {
        long[][] lesser = new long[effects][];
        for (int i = 0; i < effects; i++) {
            lesser[i] = new long[] {random.nextInt(3), random.nextInt(5)};
        }
        return lesser;
    }

    private static List<List<BitSet>> wishes(Random random, int effects, int count) {
        List<List<BitSet>> wishes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<BitSet> wish = new ArrayList<>();
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                BitSet alternative = new BitSet();
                for (int n = 1 + random.nextInt(3); n > 0; n--) {
                    alternative.set(random.nextInt(effects));
                }
                wish.add(alternative);
            }
            wishes.add(wish);
        }
        return wishes;
    }

    private static BitSet set(int... effects) {
        BitSet set = new BitSet();
        for (int effect : effects) {
            set.set(effect);
        }
        return set;
    }
}
