package dev.fleetsh.session;

import dev.fleetsh.fleet.UsageException;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a session: {@code $1}, {@code $2}, … for the answers, {@code _} for the last one, {@code _e} for the
 * last error, and the variables of scripts. Safe for several threads; walking over it shows a copy.
 */
public final class Values extends AbstractMap<String, Object> {
    private final Map<String, Object> byName = new LinkedHashMap<>();
    private final Map<String, Object> given;
    private int answers;

    public Values() {
        this(Map.of());
    }

    /**
     * @param given values that stay, and can't be given another value
     */
    public Values(Map<String, Object> given) {
        this.given = given;
        byName.putAll(given);
    }

    /** Keeps an answer under the next {@code $n} and as {@code _}; returns that name. */
    public synchronized String remember(Object value) {
        String name = "$" + number();
        keep(name, value);
        return name;
    }

    /** The next number of an answer. */
    synchronized int number() {
        return ++answers;
    }

    /** Keeps an answer under that name and as {@code _}. */
    synchronized void keep(String name, Object value) {
        byName.put(name, value);
        byName.put("_", value);
    }

    /** Forgets all values but those that were given; numbers begin anew. */
    @Override
    public synchronized void clear() {
        byName.clear();
        byName.putAll(given);
        answers = 0;
    }

    /** Keeps an answer as {@code _} only. */
    public synchronized void last(Object value) {
        byName.put("_", value);
    }

    /** Keeps an error as {@code _e}. */
    public synchronized void error(Throwable error) {
        byName.put("_e", error);
    }

    @Override
    public synchronized @Nullable Object put(String name, Object value) {
        return byName.put(free(name), value);
    }

    @Override
    public synchronized @Nullable Object get(@Nullable Object name) {
        return byName.get(name);
    }

    @Override
    public synchronized boolean containsKey(@Nullable Object name) {
        return byName.containsKey(name);
    }

    @Override
    public synchronized @Nullable Object remove(@Nullable Object name) {
        return given.containsKey(name) ? null : byName.remove(name);
    }

    private String free(String name) {
        if (given.containsKey(name)) {
            throw new UsageException("\"" + name + "\" is set by a plugin", "choose another name");
        }
        return name;
    }

    @Override
    public synchronized Set<Entry<String, Object>> entrySet() {
        return new LinkedHashMap<>(byName).entrySet();
    }
}
