package dev.fleetsh.script.type;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types of values. Collections of Java's own are looked into, because walking over them calls nobody's code; of every
 * other value only the class is read.
 */
public final class Contents {
    private static final int MOST_KEYS = 100;
    private static final Set<String> JAVAS_OWN = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.LinkedHashMap",
            "java.util.HashMap",
            "java.util.TreeMap",
            "java.util.LinkedHashSet",
            "java.util.HashSet",
            "java.util.Arrays$ArrayList",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Map1");

    private Contents() {}

    public static Type typeOf(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof Class<?> named) {
            return Types.ofClass(named);
        }
        if (!JAVAS_OWN.contains(type.getName())) {
            return type;
        }
        try {
            if (value instanceof Map<?, ?> map) {
                Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
                Map.Entry<?, ?> first = entries.hasNext() ? entries.next() : null;
                return first == null
                        ? Types.map(Object.class, Object.class)
                        : Types.map(classOf(first.getKey()), classOf(first.getValue()));
            }
            if (value instanceof Iterable<?> items) {
                Iterator<?> all = items.iterator();
                return Types.list(all.hasNext() ? classOf(all.next()) : Object.class);
            }
        } catch (ConcurrentModificationException e) {
            // A line is still filling it.
        }
        return type;
    }

    /** Keys of a map that are texts; of a map of somebody's own, none. */
    public static List<String> keys(@Nullable Object value) {
        List<String> keys = new ArrayList<>();
        if (value instanceof Map<?, ?> map && JAVAS_OWN.contains(map.getClass().getName())) {
            try {
                for (Object key : map.keySet()) {
                    if (key instanceof String text && keys.size() < MOST_KEYS) {
                        keys.add(text);
                    }
                }
            } catch (ConcurrentModificationException e) {
                return keys;
            }
        }
        return keys;
    }

    private static Type classOf(@Nullable Object value) {
        return value == null ? Object.class : value.getClass();
    }
}
