package dev.fleetsh.check;

import java.util.Arrays;
import java.util.Collection;

/** What one check has decided so far, by the traits that it reads. */
final class Decided {
    private final int place;
    private final long firstMask;
    private final long secondMask;
    private final long thirdMask;
    private final Combinations combinations = new Combinations();
    private byte[] codes = new byte[16];
    private int size;

    Decided(int place, Collection<Trait> reads) {
        this.place = place;
        this.firstMask = Trait.mask(reads, 0);
        this.secondMask = Trait.mask(reads, 1);
        this.thirdMask = Trait.mask(reads, 2);
    }

    /** Code for a node with these traits; the look is taken only for traits that were not seen before. */
    byte code(Traits traits, Look look, Catalogue catalogue) {
        int number = combinations.number(
                traits.first() & firstMask, traits.second() & secondMask, traits.third() & thirdMask);
        if (number == size) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, size * 2);
            }
            Outcome outcome = catalogue.decide(place, look);
            codes[size++] = Codes.code(outcome.verdict(), catalogue.severity(place, outcome));
        }
        return codes[number];
    }
}
