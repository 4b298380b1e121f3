package dev.fleetsh.remedy.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that is known only when an effect has been applied: a place in the answer of its call, or in the JSON line that
 * its script printed. In data it is the map {@code {"$answer": path, "$of": number}}, so that plans stay plain JSON.
 *
 * @param effect number of the effect in its plan; 0 for the one that the reference stands in
 * @param path where in its answer
 */
public record AnswerRef(int effect, DataPath path) {
    private static final String PATH = "$answer";
    private static final String OF = "$of";
    private static final Set<String> KEYS = Set.of(PATH, OF);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$/_.][A-Za-z0-9._:/@+=,$-]{0,1023}");

    /**
     * @throws IllegalArgumentException for a negative number
     */
    public AnswerRef {
        if (effect < 0) {
            throw new IllegalArgumentException("no effect has the number " + effect);
        }
    }

    /** As it stands in data. */
    public Map<String, @Nullable Object> data() {
        return effect == 0 ? Map.of(PATH, path.text()) : Map.of(PATH, path.text(), OF, (long) effect);
    }

    /**
     * The reference that a value is, or null. A map with further keys is none.
     *
     * @throws IllegalArgumentException where its path is no path
     */
    public static @Nullable AnswerRef of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map
                && map.get(PATH) instanceof String path
                && KEYS.containsAll(map.keySet())
                && (map.get(OF) == null || map.get(OF) instanceof Long)) {
            return new AnswerRef(map.get(OF) instanceof Long number ? Math.toIntExact(number) : 0, new DataPath(path));
        }
        return null;
    }

    /** All references in a value, at any depth. */
    public static Stream<AnswerRef> in(@Nullable Object value) {
        AnswerRef reference = of(value);
        if (reference != null) {
            return Stream.of(reference);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(AnswerRef::in);
        }
        return value instanceof List<?> items ? items.stream().flatMap(AnswerRef::in) : Stream.empty();
    }

    /**
     * The value with every reference replaced.
     *
     * @param answers the answer of each effect by its number, 0 for the own one
     * @throws IllegalStateException where an answer holds nothing at that place
     */
    public static @Nullable Object resolve(@Nullable Object value, IntFunction<@Nullable Object> answers) {
        return replaced(value, reference -> {
            Object found = reference.path().in(answers.apply(reference.effect()));
            if (found == null) {
                throw new IllegalStateException("the answer holds nothing at " + reference.path());
            }
            return found;
        });
    }

    /** The value with every reference replaced of which the answer is known; the others stay. */
    public static @Nullable Object known(@Nullable Object value, IntFunction<@Nullable Object> answers) {
        return replaced(value, reference -> {
            Object found = reference.path().in(answers.apply(reference.effect()));
            return found == null ? reference.data() : found;
        });
    }

    /**
     * Whether a value can be what a script answered and a call takes: the id or the name of something, which neither holds
     * blanks nor is longer than ARNs are.
     */
    public static boolean mayStand(@Nullable Object value) {
        return value instanceof String text && NAME.matcher(text).matches();
    }

    /** The value with the numbers of all effects that it refers to changed; references to the own effect stay. */
    public static @Nullable Object renumbered(@Nullable Object value, IntUnaryOperator numbers) {
        return replaced(
                value,
                reference -> reference.effect() == 0
                        ? reference.data()
                        : new AnswerRef(numbers.applyAsInt(reference.effect()), reference.path()).data());
    }

    private static @Nullable Object replaced(@Nullable Object value, Function<AnswerRef, @Nullable Object> by) {
        AnswerRef reference = of(value);
        if (reference != null) {
            return by.apply(reference);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), replaced(item, by)));
            return copy;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(replaced(item, by)));
            return copy;
        }
        return value;
    }
}
