package dev.fleetsh.script.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class with the types that stand for its variables.
 *
 * @param raw the class
 * @param arguments as many as the class has variables
 */
public record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    public Generic {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return null;
    }
}
