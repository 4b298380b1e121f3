package dev.fleetsh.aws;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be reached from an object by reflection, private fields included. */
final class Reachable {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();

    private Reachable() {}

    /** The reachable objects of that type. */
    static <T> List<T> from(Class<T> type, Object... roots) throws IllegalAccessException {
        Reachable walk = new Reachable();
        for (Object root : roots) {
            walk.see(root);
        }
        List<T> found = new ArrayList<>();
        while (!walk.waiting.isEmpty()) {
            Object next = walk.waiting.remove();
            if (type.isInstance(next)) {
                found.add(type.cast(next));
            }
            walk.inside(next);
        }
        return found;
    }

    private void see(Object value) {
        if (value != null
                && !(value instanceof CharSequence)
                && !(value instanceof Number)
                && !(value instanceof Class)
                && seen.add(value)) {
            waiting.add(value);
        }
    }

    private void inside(Object value) throws IllegalAccessException {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                see(key);
                see(item);
            });
        }
        if (value instanceof Collection<?> items) {
            items.forEach(this::see);
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::see);
        }
        if (value.getClass().isArray() && !value.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                see(Array.get(value, i));
            }
        }
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers()) && opened(field)) {
                    see(field.get(value));
                }
            }
        }
    }

    private static boolean opened(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException e) {
            // A field of the JDK: its collections were looked into by their own methods.
            return false;
        }
    }
}
