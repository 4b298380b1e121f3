package dev.fleetsh.remedy.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
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

    /** As it stands in data. */
    public Map<String, @Nullable Object> data() {
        return effect == 0 ? Map.of(PATH, path.text()) : Map.of(PATH, path.text(), OF, (long) effect);
    }

    /**
     * The value with every reference replaced.
     *
     * @param answers the answer of each effect by its number, 0 for the own one
     * @throws IllegalStateException where an answer holds nothing at that place
     */
    public static @Nullable Object resolve(@Nullable Object value, IntFunction<@Nullable Object> answers) {
        if (value instanceof Map<?, ?> map) {
            if (map.get(PATH) instanceof String path) {
                int of = map.get(OF) instanceof Number number ? number.intValue() : 0;
                Object found = new DataPath(path).in(answers.apply(of));
                if (found == null) {
                    throw new IllegalStateException("the answer holds nothing at " + path);
                }
                return found;
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), resolve(item, answers)));
            return copy;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(resolve(item, answers)));
            return copy;
        }
        return value;
    }
}
