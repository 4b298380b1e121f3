package dev.fleetsh.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a function as Groovy passes them.
 *
 * @param named named ones, in their order
 * @param inOrder the others
 */
record CallWords(Map<String, Object> named, List<Object> inOrder) {

    static CallWords of(List<Object> arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<Object> inOrder = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> map) {
                map.forEach((name, value) -> named.put(String.valueOf(name), value));
            } else if (argument != null) {
                inOrder.add(argument);
            }
        }
        return new CallWords(named, inOrder);
    }

    /** Takes a named argument out; null where it was not given. */
    @Nullable
    Object take(String name) {
        return named.remove(name);
    }

    /** Takes the first of the others out; null where there is none. */
    @Nullable
    Object first() {
        return inOrder.isEmpty() ? null : inOrder.remove(0);
    }
}
