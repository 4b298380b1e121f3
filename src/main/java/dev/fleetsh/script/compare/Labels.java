package dev.fleetsh.script.compare;

import dev.fleetsh.fleet.Labelled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that stand for the constants of the model's enums. */
public final class Labels {
    private Labels() {}

    /** Whether the type is an enum of the model, which is written by its label. */
    public static boolean apply(Class<?> type) {
        return type.isEnum() && Labelled.class.isAssignableFrom(type);
    }

    /** The word for a constant. */
    public static String of(Enum<?> constant) {
        return constant instanceof Labelled labelled ? labelled.label() : constant.toString();
    }

    /** The constant of that word in any case, or null. */
    public static @Nullable Enum<?> find(Class<?> type, String word) {
        for (Object candidate : type.getEnumConstants()) {
            Enum<?> constant = (Enum<?>) candidate;
            if (of(constant).equalsIgnoreCase(word) || constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        return null;
    }

    /** All words of an enum, in its order. */
    public static List<String> all(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(of((Enum<?>) constant));
        }
        return words;
    }
}
