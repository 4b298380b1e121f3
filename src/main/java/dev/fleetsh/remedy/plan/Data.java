package dev.fleetsh.remedy.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON has them: maps with text keys, lists, text, whole numbers as {@link Long}, others as {@link BigDecimal},
 * booleans and null. Parameters and answers of AWS travel in this form, with AWS's own names.
 */
public final class Data {
    private static final int LONG_DIGITS = 19;

    private Data() {}

    /**
     * A copy that nobody can change, in which equal values are equal by {@code equals}: text of any kind is a String,
     * numbers are Long or BigDecimal, keys are text.
     *
     * @throws IllegalArgumentException for a value that JSON does not have
     */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection<?> items) {
            return list(items);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof java.net.URI) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "no value that JSON has: " + value.getClass().getSimpleName());
    }

    /** A map that nobody can change, in the order of the given one. */
    public static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key == null || copy.containsKey(key.toString())) {
                throw new IllegalArgumentException(
                        key == null ? "a key is missing" : "the key \"" + key + "\" is there twice");
            }
            copy.put(key.toString(), of(value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> list(Collection<?> items) {
        List<@Nullable Object> copy = new ArrayList<>(items.size());
        items.forEach(item -> copy.add(of(item)));
        return Collections.unmodifiableList(copy);
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        boolean whole = exact.scale() <= 0 && exact.precision() - exact.scale() <= LONG_DIGITS;
        return whole && exact.toBigInteger().bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
    }

    /** The same value with all keys in order, so that equal values read the same. */
    public static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), sorted(item)));
            return sorted;
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> sorted = new ArrayList<>(items.size());
            items.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return value;
    }

    /** Whether two values are the same but for the order of lists, which AWS does not promise. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(unordered(of(one)), unordered(of(other)));
    }

    private static @Nullable Object unordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), unordered(item)));
            return sorted;
        }
        if (value instanceof List<?> items) {
            Map<@Nullable Object, Integer> counts = new HashMap<>();
            items.forEach(item -> counts.merge(unordered(item), 1, Integer::sum));
            return new Bag(counts);
        }
        return value;
    }

    /** What is in a list, and how often. */
    private record Bag(Map<@Nullable Object, Integer> counts) {}
}
