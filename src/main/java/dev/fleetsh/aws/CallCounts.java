package dev.fleetsh.aws;

import dev.fleetsh.source.CallBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that are expected, by the bucket that they draw from. */
final class CallCounts {
    private record Bucket(String account, String region, String operation) {}

    private record Range(long least, @Nullable Long most) {
        Range plus(Range other) {
            return new Range(least + other.least, most == null || other.most == null ? null : most + other.most);
        }
    }

    /**
     * How long it takes.
     *
     * @param shortest by the rates alone, from a bucket with one token
     * @param slowest what takes longest, for people; empty where nothing does
     */
    record Time(Duration shortest, String slowest) {}

    private final Map<Bucket, Range> ranges = new LinkedHashMap<>();

    /** @param most null where nothing limits it */
    void add(String account, String region, String operation, long least, @Nullable Long most) {
        ranges.merge(new Bucket(account, region, operation), new Range(least, most), Range::plus);
    }

    List<CallBudget.Row> rows() {
        Map<String, Range> byOperation = new LinkedHashMap<>();
        ranges.forEach((bucket, range) -> byOperation.merge(bucket.operation, range, Range::plus));
        List<CallBudget.Row> rows = new ArrayList<>();
        byOperation.forEach((operation, range) -> {
            if (range.least > 0 || range.most == null || range.most > 0) {
                rows.add(new CallBudget.Row(operation, range.least, range.most));
            }
        });
        rows.sort(Comparator.comparing(CallBudget.Row::least).reversed().thenComparing(CallBudget.Row::operation));
        return rows;
    }

    /** Buckets are drawn from side by side, so the one that takes longest decides. */
    Time shortest(RateTable table) {
        double longest = 0;
        String slowest = "";
        for (Map.Entry<Bucket, Range> entry : ranges.entrySet()) {
            Rate rate = table.of(entry.getKey().operation);
            long calls = entry.getValue().least;
            double seconds = rate == null || calls < 2 ? 0 : (calls - 1) / rate.perSecond();
            if (rate != null && seconds > longest) {
                longest = seconds;
                Bucket bucket = entry.getKey();
                String place = bucket.region.isEmpty() ? bucket.account : bucket.account + "/" + bucket.region;
                slowest = String.format(
                        Locale.ROOT,
                        "%s in %s: %,d calls at %s a second%s",
                        bucket.operation,
                        place,
                        calls,
                        number(rate.perSecond()),
                        rate.documented() ? "" : " (a guess)");
            }
        }
        return new Time(Duration.ofMillis((long) Math.ceil(longest * 1000)), slowest);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
