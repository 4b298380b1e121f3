package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What properties, methods and closures of a type give and get. */
final class MemberTypes {
    private final GroovyMethods groovy;
    /** Kept with the class that they belong to, so that no class of a line is held. */
    private final ClassValue<List<Method>> methods = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Members.methods(type);
        }
    };

    private final Set<String> nodeClosures;

    MemberTypes(GroovyMethods groovy) {
        this.groovy = groovy;
        this.nodeClosures = Members.methods(Nodes.class).stream()
                .filter(MemberTypes::overNodes)
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The type of a property, or null when there is none. */
    @Nullable
    Type property(Type owner, String name) {
        Class<?> named = Types.named(owner);
        if (named != null) {
            return Arrays.stream(named.getFields())
                    .filter(field -> field.getName().equals(name) && Modifier.isStatic(field.getModifiers()))
                    .map(Field::getGenericType)
                    .findFirst()
                    .orElse(null);
        }
        Class<?> raw = Types.raw(owner);
        if (Map.class.isAssignableFrom(raw)) {
            return Types.argument(owner, Map.class, 1);
        }
        Method reader = Members.reader(raw, name);
        if (reader != null && (Members.hasReaders(raw) || !reader.getName().equals(name))) {
            return Types.substituted(reader.getGenericReturnType(), Types.variables(owner));
        }
        if (raw == Fact.class) {
            Type value = Types.argument(owner, Fact.class, 0);
            return value == null ? null : property(value, name);
        }
        Type element = Collection.class.isAssignableFrom(raw) ? Types.element(owner) : null;
        Type each = element == null || Types.raw(element) == Object.class ? null : property(element, name);
        return each == null ? null : Types.list(each);
    }

    /** Whether the method runs its closure over nodes, with their properties as bare names. */
    boolean nodeClosure(Type owner, String name) {
        return owner == Nodes.class && nodeClosures.contains(name);
    }

    /** Whether there is such a property or method. */
    boolean has(Type owner, String name) {
        Class<?> named = Types.named(owner);
        boolean method = named == null
                ? methods.get(Types.raw(owner)).stream()
                        .anyMatch(each -> each.getName().equals(name))
                : statics(named).stream().anyMatch(each -> each.getName().equals(name))
                        || methods.get(Class.class).stream()
                                .anyMatch(each -> each.getName().equals(name))
                        || Members.reader(Class.class, name) != null;
        return method || ofEveryObject(name) != null || name.equals("class") || property(owner, name) != null;
    }

    private static boolean overNodes(Method method) {
        for (Type parameter : method.getGenericParameterTypes()) {
            if (parameter instanceof ParameterizedType generic
                    && Types.function(Types.raw(generic)) != null
                    && generic.getActualTypeArguments().length > 0
                    && Types.raw(Types.substituted(generic.getActualTypeArguments()[0], Map.of())) == Node.class) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    GroovyMethod groovy(Type owner, String name) {
        return groovy.named(owner, name);
    }

    /**
     * What the method's closure gets.
     *
     * @param parameters how many the closure names
     */
    List<Type> closure(Type owner, String name, int parameters) {
        for (Method method : methods.get(Types.raw(owner))) {
            if (method.getName().equals(name)) {
                for (Type parameter : method.getGenericParameterTypes()) {
                    List<Type> given = functionTypes(parameter, Types.variables(owner));
                    if (!given.isEmpty()) {
                        return given;
                    }
                }
            }
        }
        GroovyMethod method = groovy.named(owner, name);
        return method == null ? List.of() : method.closureTypes(owner, parameters);
    }

    private static List<Type> functionTypes(Type parameter, Map<TypeVariable<?>, Type> known) {
        Method function = Types.function(Types.raw(parameter));
        if (function == null) {
            return List.of();
        }
        Map<TypeVariable<?>, Type> own = Types.variables(Types.substituted(parameter, known));
        return Arrays.stream(function.getGenericParameterTypes())
                .map(type -> Types.substituted(type, own))
                .toList();
    }

    /**
     * What a call gives, or null when it can't be told.
     *
     * @param closure what the closure among the arguments gives
     */
    @Nullable
    Type result(Type owner, String name, int arguments, IntFunction<@Nullable Type> closure) {
        Class<?> named = Types.named(owner);
        Method method = method(named == null ? Types.raw(owner) : named, name, arguments, named != null);
        GroovyMethod added = groovy.named(owner, name);
        if (method != null && (added == null || method.getReturnType() != void.class)) {
            return resolved(method, Types.variables(named == null ? owner : named), closure);
        }
        return added == null ? ofEveryObject(name) : added.resultType(owner, closure.apply(1));
    }

    private static @Nullable Type ofEveryObject(String name) {
        return switch (name) {
            case "toString" -> String.class;
            case "hashCode" -> int.class;
            case "equals" -> boolean.class;
            default -> null;
        };
    }

    private @Nullable Method method(Class<?> type, String name, int arguments, boolean statics) {
        Method found = null;
        for (Method method : statics ? statics(type) : methods.get(type)) {
            if (method.getName().equals(name)
                    && (found == null
                            || found.getParameterCount() != arguments && method.getParameterCount() == arguments)) {
                found = method;
            }
        }
        return found;
    }

    static List<Method> statics(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .toList();
    }

    private static @Nullable Type resolved(
            Method method, Map<TypeVariable<?>, Type> known, IntFunction<@Nullable Type> closure) {
        for (Type parameter : method.getGenericParameterTypes()) {
            Method function = Types.function(Types.raw(parameter));
            if (function != null && parameter instanceof ParameterizedType) {
                Type gives = last((ParameterizedType) parameter);
                if (gives instanceof TypeVariable<?> variable && variable.getGenericDeclaration() == method) {
                    Type given = closure.apply(function.getParameterCount());
                    if (given != null) {
                        known.put(variable, Types.boxed(given));
                    }
                }
            }
        }
        Type result = method.getGenericReturnType();
        return result == void.class ? null : Types.substituted(result, known);
    }

    /** The variable that stands for what a function gives: by custom its last. */
    private static @Nullable Type last(ParameterizedType written) {
        Type[] arguments = written.getActualTypeArguments();
        Type last = arguments[arguments.length - 1];
        return last instanceof java.lang.reflect.WildcardType wildcard ? wildcard.getUpperBounds()[0] : last;
    }
}
