package dev.fleetsh.script.type;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Questions to declared types. */
public final class Types {
    private Types() {}

    public static Type list(Type element) {
        return new Generic(List.class, List.of(boxed(element)));
    }

    public static Type map(Type key, Type value) {
        return new Generic(Map.class, List.of(boxed(key), boxed(value)));
    }

    /** What the name of a class stands for. */
    public static Type ofClass(Class<?> type) {
        return new Generic(Class.class, List.of(type));
    }

    /** The class whose name it is, or null when it is another value. */
    public static @Nullable Class<?> named(Type type) {
        return type instanceof Generic generic && generic.raw() == Class.class
                ? raw(generic.arguments().get(0))
                : null;
    }

    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return Object.class;
    }

    public static Type boxed(Type type) {
        return type instanceof Class<?> plain && plain.isPrimitive()
                ? java.lang.invoke.MethodType.methodType(plain).wrap().returnType()
                : type;
    }

    /** What an index, or a walk over it, gives; null where there are no elements. */
    public static @Nullable Type element(Type type) {
        Class<?> raw = raw(type);
        if (raw.isArray()) {
            return type instanceof GenericArrayType array ? array.getGenericComponentType() : raw.getComponentType();
        }
        for (Class<?> container : List.of(Iterable.class, BaseStream.class, Optional.class)) {
            Type found = argument(type, container, 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The argument of an ancestor, such as the keys of a {@code Map}; null when it is none. */
    public static @Nullable Type argument(Type type, Class<?> ancestor, int index) {
        if (!ancestor.isAssignableFrom(raw(type))) {
            return null;
        }
        Map<TypeVariable<?>, Type> known = variables(type);
        return known.getOrDefault(ancestor.getTypeParameters()[index], Object.class);
    }

    /** What the variables of a type and of all its ancestors stand for. */
    public static Map<TypeVariable<?>, Type> variables(Type type) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        collect(type, known);
        return known;
    }

    private static void collect(@Nullable Type type, Map<TypeVariable<?>, Type> known) {
        if (type == null) {
            return;
        }
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType generic) {
            TypeVariable<?>[] names = raw.getTypeParameters();
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < Math.min(names.length, arguments.length); i++) {
                known.put(names[i], substituted(arguments[i], known));
            }
        }
        collect(raw.getGenericSuperclass(), known);
        for (Type parent : raw.getGenericInterfaces()) {
            collect(parent, known);
        }
    }

    /** The type with its variables replaced; a variable that nothing is known of becomes what bounds it. */
    public static Type substituted(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof TypeVariable<?> variable) {
            Type found = known.get(variable);
            return found != null ? found : raw(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return substituted(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0], known);
        }
        if (type instanceof ParameterizedType generic) {
            return new Generic(
                    raw(generic),
                    Arrays.stream(generic.getActualTypeArguments())
                            .map(argument -> substituted(argument, known))
                            .toList());
        }
        return type;
    }

    /** The one method that a closure would stand for, or null. */
    public static @Nullable Method function(Class<?> type) {
        if (!type.isInterface()) {
            return null;
        }
        Method only = null;
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !ofObject(method)) {
                if (only != null) {
                    return null;
                }
                only = method;
            }
        }
        return only;
    }

    private static boolean ofObject(Method method) {
        return method.getName().equals("equals") || method.getName().equals("hashCode");
    }

    /** A name for people: {@code List<Node>}. */
    public static String shown(Type type) {
        if (type instanceof ParameterizedType generic) {
            StringBuilder text = new StringBuilder(raw(type).getSimpleName()).append('<');
            String separator = "";
            for (Type argument : generic.getActualTypeArguments()) {
                text.append(separator).append(shown(argument));
                separator = ", ";
            }
            return text.append('>').toString();
        }
        if (type instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return shown(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return shown(array.getGenericComponentType()) + "[]";
        }
        return type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    }
}
