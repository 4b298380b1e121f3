package dev.fleetsh.script.complete;

import dev.fleetsh.script.type.Generic;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method that Groovy adds to a type of Java.
 *
 * @param closure what its closure gets: letters as in the file, empty where it takes none
 * @param result letter, or type with letters
 * @param arguments as people write them
 * @param meaning one line
 */
record GroovyMethod(
        Class<?> receiver, String name, List<String> closure, String result, String arguments, String meaning) {

    /** Whether its closure sees the receiver's members as bare names. */
    boolean delegates() {
        return name.equals("with") || name.equals("tap");
    }

    /**
     * Types of what its closure gets.
     *
     * @param parameters how many the closure names
     */
    List<Type> closureTypes(Type owner, int parameters) {
        if (!closure.equals(List.of("entry"))) {
            return closure.stream().map(letter -> of(letter, owner, null)).toList();
        }
        Type key = of("K", owner, null);
        Type value = of("V", owner, null);
        return parameters > 1 ? List.of(key, value) : List.of(new Generic(Map.Entry.class, List.of(key, value)));
    }

    /**
     * @param given what the closure gives, or null where that is not known
     */
    Type resultType(Type owner, @Nullable Type given) {
        return of(result, owner, given);
    }

    private static Type of(String text, Type owner, @Nullable Type given) {
        int open = text.indexOf('<');
        if (open > 0) {
            List<Type> arguments = new ArrayList<>();
            for (String argument : split(text.substring(open + 1, text.length() - 1))) {
                arguments.add(Types.boxed(of(argument, owner, given)));
            }
            return new Generic(raw(text.substring(0, open)), arguments);
        }
        Type element = text.equals("E") ? Types.element(owner) : null;
        Type argument = text.equals("K") || text.equals("V")
                ? Types.argument(owner, Map.class, text.equals("K") ? 0 : 1)
                : null;
        return switch (text) {
            case "E" -> element == null ? Object.class : element;
            case "K", "V" -> argument == null ? Object.class : argument;
            case "C" -> given == null ? Object.class : given;
            case "S" -> owner;
            default -> raw(text);
        };
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Class<?> raw(String name) {
        return switch (name) {
            case "List" -> List.class;
            case "Set" -> Set.class;
            case "Map" -> Map.class;
            case "Map.Entry" -> Map.Entry.class;
            case "boolean" -> boolean.class;
            case "int" -> int.class;
            case "Boolean" -> Boolean.class;
            case "Integer" -> Integer.class;
            case "Long" -> Long.class;
            case "Double" -> Double.class;
            case "Number" -> Number.class;
            case "BigDecimal" -> BigDecimal.class;
            case "String" -> String.class;
            case "URI" -> URI.class;
            default -> Object.class;
        };
    }
}
