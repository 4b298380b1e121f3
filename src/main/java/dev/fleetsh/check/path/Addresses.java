package dev.fleetsh.check.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of addresses.
 *
 * @param ranges in order, none touching another
 */
record Addresses(List<Range> ranges) {
    static final Addresses NONE = new Addresses(List.of());

    Addresses {
        ranges = List.copyOf(ranges);
    }

    /** Of blocks and single addresses; what is neither is left out. */
    static Addresses of(Collection<String> texts) {
        List<Range> ranges = new ArrayList<>();
        for (String text : texts) {
            Range range = Range.of(text);
            if (range != null) {
                ranges.add(range);
            }
        }
        return joined(ranges);
    }

    static Addresses of(String... texts) {
        return of(List.of(texts));
    }

    private static Addresses joined(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparing(Range::first));
        List<Range> joined = new ArrayList<>();
        for (Range range : sorted) {
            Range before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && range.first().compareTo(before.last().add(BigInteger.ONE)) <= 0) {
                joined.set(
                        joined.size() - 1,
                        new Range(before.first(), before.last().max(range.last())));
            } else {
                joined.add(range);
            }
        }
        return new Addresses(joined);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    Addresses plus(Addresses other) {
        if (isEmpty()) {
            return other;
        }
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return joined(all);
    }

    /** Those in both. */
    Addresses and(Addresses other) {
        List<Range> both = new ArrayList<>();
        for (Range one : ranges) {
            for (Range two : other.ranges) {
                BigInteger first = one.first().max(two.first());
                BigInteger last = one.last().min(two.last());
                if (first.compareTo(last) <= 0) {
                    both.add(new Range(first, last));
                }
            }
        }
        return joined(both);
    }

    Addresses minus(Addresses other) {
        List<Range> left = new ArrayList<>(ranges);
        for (Range hole : other.ranges) {
            List<Range> next = new ArrayList<>();
            for (Range range : left) {
                if (hole.last().compareTo(range.first()) < 0 || range.last().compareTo(hole.first()) < 0) {
                    next.add(range);
                    continue;
                }
                if (range.first().compareTo(hole.first()) < 0) {
                    next.add(new Range(range.first(), hole.first().subtract(BigInteger.ONE)));
                }
                if (hole.last().compareTo(range.last()) < 0) {
                    next.add(new Range(hole.last().add(BigInteger.ONE), range.last()));
                }
            }
            left = next;
        }
        return new Addresses(left);
    }

    boolean contains(Addresses other) {
        return other.minus(this).isEmpty();
    }

    boolean meets(Addresses other) {
        return !and(other).isEmpty();
    }
}
