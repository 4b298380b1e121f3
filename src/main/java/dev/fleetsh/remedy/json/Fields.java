package dev.fleetsh.remedy.json;

import dev.fleetsh.fleet.Labelled;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one object, each by its type; what is missing, of another type or unknown is a mistake. */
public final class Fields {
    private final String where;
    private final Map<?, ?> map;
    private final Set<Object> left;

    private Fields(String where, Map<?, ?> map) {
        this.where = where;
        this.map = map;
        this.left = new LinkedHashSet<>(map.keySet());
    }

    /**
     * Reads a whole object.
     *
     * @param where the way to it, for messages
     * @throws IllegalArgumentException saying what is wrong and where
     */
    public static <T> T read(String where, @Nullable Object value, Function<Fields, T> reader) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(where + " is no object");
        }
        Fields fields = new Fields(where, map);
        T read = reader.apply(fields);
        if (!fields.left.isEmpty()) {
            throw new IllegalArgumentException(where + " has a field \""
                    + fields.left.iterator().next()
                    + "\" that this fleetsh does not know; a newer one may have written it");
        }
        return read;
    }

    public boolean has(String name) {
        return map.containsKey(name);
    }

    public @Nullable Object any(String name) {
        if (!map.containsKey(name)) {
            throw new IllegalArgumentException(where + " lacks the field \"" + name + "\"");
        }
        left.remove(name);
        return map.get(name);
    }

    public String text(String name) {
        return typed(name, String.class, "text");
    }

    public int number(String name) {
        long number = typed(name, Long.class, "a whole number");
        if (number != (int) number) {
            throw new IllegalArgumentException(at(name) + " is too large");
        }
        return (int) number;
    }

    public boolean yes(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    public Map<?, ?> map(String name) {
        return typed(name, Map.class, "an object");
    }

    public List<String> texts(String name) {
        return list(name, (at, item) -> {
            if (item instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException(at + " is no text");
        });
    }

    public <T> T object(String name, Function<Fields, T> reader) {
        return read(at(name), any(name), reader);
    }

    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        return list(name, (at, item) -> read(at, item, reader));
    }

    public <E extends Enum<E> & Labelled> E label(String name, Class<E> type) {
        String label = text(name);
        for (E value : type.getEnumConstants()) {
            if (value.label().equals(label)) {
                return value;
            }
        }
        throw new IllegalArgumentException(at(name) + " is \"" + label + "\", which this fleetsh does not know");
    }

    /** Reads a text by a rule that refuses others. */
    public <T> T parsed(String name, Function<String, T> rule) {
        String text = text(name);
        try {
            return rule.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(at(name) + ": " + e.getMessage(), e);
        }
    }

    public String at(String name) {
        return where + "." + name;
    }

    private <T> List<T> list(String name, ItemReader<T> reader) {
        List<?> items = typed(name, List.class, "a list");
        return IntStream.range(0, items.size())
                .mapToObj(i -> reader.read(at(name) + "[" + i + "]", items.get(i)))
                .toList();
    }

    private <T> T typed(String name, Class<T> type, String expected) {
        Object value = any(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(at(name) + " is not " + expected);
        }
        return type.cast(value);
    }

    /** Reads one item of a list. */
    private interface ItemReader<T> {
        T read(String at, @Nullable Object item);
    }
}
