package dev.fleetsh.script.evaluate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows the classes that scripts have defined; a newer one of the same name takes the place of an older one. */
final class Definitions extends ClassLoader {
    private final Map<String, Class<?>> defined = new ConcurrentHashMap<>();

    Definitions(ClassLoader parent) {
        super(parent);
    }

    /** Keeps a class; gives the one whose place it takes, or null. */
    @Nullable
    Class<?> add(Class<?> type) {
        return defined.put(type.getName(), type);
    }

    /** Classes by the names that scripts have for them. */
    Map<String, Class<?>> all() {
        return Map.copyOf(defined);
    }

    void remove(String name) {
        defined.remove(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> type = defined.get(name);
        return type == null ? super.loadClass(name, resolve) : type;
    }
}
