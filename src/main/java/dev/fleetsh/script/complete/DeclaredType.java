package dev.fleetsh.script.complete;

import dev.fleetsh.script.type.Generic;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads types as they are written in declarations. */
final class DeclaredType {
    private DeclaredType() {}

    /** Null when the class is not known. */
    static @Nullable Type of(String text, ClassNames classes) {
        if (text.endsWith("[]")) {
            Type element = of(text.substring(0, text.length() - 2), classes);
            return element == null ? null : Types.raw(element).arrayType();
        }
        int open = text.indexOf('<');
        String name = open < 0 ? text : text.substring(0, open);
        Class<?> raw =
                switch (name) {
                    case "boolean" -> boolean.class;
                    case "int", "short", "byte" -> int.class;
                    case "long" -> long.class;
                    case "float", "double" -> double.class;
                    default -> classes.named(name);
                };
        if (raw == null || open < 0 || !text.endsWith(">")) {
            return raw;
        }
        List<Type> arguments = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ',' || i == text.length() - 1) && depth == 0) {
                Type argument = of(text.substring(start, i).strip(), classes);
                arguments.add(argument == null ? Object.class : argument);
                start = i + 1;
            }
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        }
        return new Generic(raw, arguments);
    }
}
