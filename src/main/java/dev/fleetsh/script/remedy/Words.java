package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Labelled;
import dev.fleetsh.fleet.Nearest;
import groovy.lang.Closure;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How closures of remedies are run, and how words of the language stand for values. */
final class Words {
    private Words() {}

    /** Runs a closure that looks names up in the words first. */
    static @Nullable Object run(Closure<?> closure, Object words, @Nullable Object... arguments) {
        Closure<?> own = (Closure<?>) closure.clone();
        own.setDelegate(words);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return own.call(arguments);
    }

    /**
     * The value with that label.
     *
     * @throws WrongWordException naming the nearest
     */
    static <E extends Enum<E> & Labelled> E labelled(Class<E> type, Object label) {
        E[] all = type.getEnumConstants();
        for (E value : all) {
            if (value.label().equalsIgnoreCase(String.valueOf(label))) {
                return value;
            }
        }
        List<String> labels = Arrays.stream(all).map(Labelled::label).toList();
        String near = Nearest.to(String.valueOf(label), labels);
        throw new WrongWordException(
                "no \"" + label + "\" here" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                "one of " + String.join(", ", labels));
    }
}
