package dev.fleetsh.check;

import java.util.Arrays;

/** Numbers triples of numbers in the order in which they first come. */
final class Combinations {
    private static final int FREE = -1;

    private static final int LEAST = 64;

    private long[] first = new long[LEAST];
    private long[] second = new long[LEAST];
    private long[] third = new long[LEAST];
    private int[] numbers = filled(LEAST);
    private int size;

    int size() {
        return size;
    }

    /** The number of a triple, a new one for a triple that was not seen before. */
    int number(long one, long other, long last) {
        int slot = slot(one, other, last);
        if (numbers[slot] == FREE) {
            if (size * 2 >= numbers.length) {
                grow();
                slot = slot(one, other, last);
            }
            first[slot] = one;
            second[slot] = other;
            third[slot] = last;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    private int slot(long one, long other, long last) {
        long hash = ((one * 0x9E3779B97F4A7C15L + other) * 0xC2B2AE3D27D4EB4FL + last) * 0x9E3779B97F4A7C15L;
        int mask = numbers.length - 1;
        int slot = (int) (hash >>> 33) & mask;
        while (numbers[slot] != FREE && (first[slot] != one || second[slot] != other || third[slot] != last)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] ones = first;
        long[] others = second;
        long[] lasts = third;
        int[] old = numbers;
        first = new long[old.length * 2];
        second = new long[old.length * 2];
        third = new long[old.length * 2];
        numbers = filled(old.length * 2);
        for (int i = 0; i < old.length; i++) {
            if (old[i] != FREE) {
                int slot = slot(ones[i], others[i], lasts[i]);
                first[slot] = ones[i];
                second[slot] = others[i];
                third[slot] = lasts[i];
                numbers[slot] = old[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, FREE);
        return array;
    }
}
