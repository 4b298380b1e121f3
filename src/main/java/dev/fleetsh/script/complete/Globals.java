package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.member.Declared;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.type.Contents;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Types of the names that every line knows: what is always there, variables, functions and classes. */
record Globals(ScriptScope scope, ClassNames classes) {
    /** The type of a variable, or of a class; null where there is neither. */
    @Nullable
    Type value(String name) {
        return switch (name) {
            case "nodes" -> Nodes.class;
            case "fleet" -> Fleet.class;
            case "session" -> scope.session().getClass();
            default -> {
                Object value = scope.values().get(name);
                Class<?> type = value == null ? classes.named(name) : null;
                yield value != null ? Contents.typeOf(value) : type == null ? null : Types.ofClass(type);
            }
        };
    }

    /** What a function gives, or null where that can't be told. */
    @Nullable
    Type result(String function) {
        if (scope.values().get(function) instanceof Declared declared) {
            Method method = declared.methods().stream().findFirst().orElse(null);
            return method == null ? null : method.getGenericReturnType();
        }
        return function.equals("nodes") ? Nodes.class : null;
    }

    /** The type of a declaration, such as {@code List<Node>}. */
    @Nullable
    Type declared(String text) {
        return DeclaredType.of(text, classes);
    }
}
