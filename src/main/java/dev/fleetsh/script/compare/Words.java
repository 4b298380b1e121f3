package dev.fleetsh.script.compare;

import dev.fleetsh.fleet.Nodes;
import groovy.lang.Closure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of types in messages to people. */
public final class Words {
    private Words() {}

    private static final Set<String> NUMBERS = Set.of("byte", "short", "int", "long", "float", "double");

    /** {@code PingStatus} becomes {@code ping status}, {@code Node} becomes {@code node}. */
    public static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** The same with its article. */
    public static String one(Class<?> type) {
        if (type.isPrimitive()) {
            return type == boolean.class ? "true or false" : type == char.class ? "a character" : "a number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Closure.class.isAssignableFrom(type)) {
            return "a closure";
        }
        if (List.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (Set.class.isAssignableFrom(type)) {
            return "a set";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "a map";
        }
        if (type == Nodes.class) {
            return "nodes";
        }
        String word = of(type);
        return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }

    /** The same of a type that is known by its full name only. */
    public static String one(String type) {
        if (type.equals("boolean") || type.equals("java.lang.Boolean")) {
            return "true or false";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        try {
            return one(Class.forName(type, false, Words.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            // A type of the script itself.
            return "a " + type.substring(type.lastIndexOf('.') + 1);
        }
    }
}
