package dev.fleetsh.script.member;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reads as a property: a public method without parameters that gives a value, as {@code agent()}, {@code isWindows()}
 * or {@code getName()}.
 */
public final class Members {
    private static final Set<String> NO_PROPERTIES = Set.of(
            "getClass", "hashCode", "toString", "clone", "notify", "notifyAll", "wait", "iterator", "spliterator");

    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals", "hashCode", "toString", "getClass", "notify", "notifyAll", "wait");

    private Members() {}

    /** Whether properties of the type are its readers; of other types Groovy decides. */
    public static boolean hasReaders(Class<?> type) {
        return type.getName().startsWith("dev.fleetsh.") || type.isRecord();
    }

    /** The method that reads the property, or null. */
    public static @Nullable Method reader(Class<?> type, String property) {
        if (property.isEmpty()) {
            return null;
        }
        String capital = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        Method found = null;
        for (String name : List.of(property, "is" + capital, "get" + capital)) {
            for (Method method : type.getMethods()) {
                if (found == null && method.getName().equals(name) && property(method) != null) {
                    found = method;
                }
            }
        }
        return found == null ? null : callable(found, type);
    }

    /** Readers by the names of their properties. */
    public static Map<String, Method> readers(Class<?> type) {
        Map<String, Method> readers = new TreeMap<>();
        for (Method method : type.getMethods()) {
            String property = property(method);
            if (property != null) {
                readers.putIfAbsent(property, method);
            }
        }
        return readers;
    }

    /** Public methods that belong to instances, without those of every object and without generated ones. */
    public static List<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!OF_EVERY_OBJECT.contains(method.getName())
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static @Nullable String property(Method method) {
        String name = method.getName();
        if (method.getParameterCount() > 0
                || method.getReturnType() == void.class
                || Modifier.isStatic(method.getModifiers())
                || method.isSynthetic()
                || NO_PROPERTIES.contains(name)) {
            return null;
        }
        if (name.startsWith("is") && name.length() > 2 && Character.isUpperCase(name.charAt(2))) {
            return Character.toLowerCase(name.charAt(2)) + name.substring(3);
        }
        if (name.startsWith("get") && name.length() > 3 && Character.isUpperCase(name.charAt(3))) {
            return Character.toLowerCase(name.charAt(3)) + name.substring(4);
        }
        return name;
    }

    /** A public class's view of the method, where the object's own class is not public. */
    private static @Nullable Method callable(Method method, Class<?> type) {
        if (Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            return method;
        }
        for (Class<?> parent : type.getInterfaces()) {
            Method inherited = reader(parent, method.getName());
            if (inherited != null) {
                return inherited;
            }
        }
        return type.getSuperclass() == null ? null : reader(type.getSuperclass(), method.getName());
    }
}
