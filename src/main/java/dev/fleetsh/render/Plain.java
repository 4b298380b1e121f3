package dev.fleetsh.render;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Java's many kinds of sequences and boxes as lists, maps and the values in them. */
final class Plain {
    /** As many items as are read of what may have no end. */
    static final int MOST_READ = 10_000;

    private Plain() {}

    /**
     * Items of a sequence that can be walked once only.
     *
     * @param items the first ones
     * @param more whether there are others, or no end at all
     */
    record Sample(List<@Nullable Object> items, boolean more) {}

    /**
     * The value as a {@link Collection}, a {@link Map}, a {@link Sample}, or itself where it is none of these.
     *
     * @param most items to read of what can be walked once only; 0 for as many as are read at most
     */
    static @Nullable Object of(@Nullable Object value, int most) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null), most);
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof byte[]) {
            return value;
        }
        if (value != null && value.getClass().isArray()) {
            return new Elements(value);
        }
        Iterator<?> items = iterator(value);
        return items == null ? value : sample(items, most == 0 ? MOST_READ : Math.min(most, MOST_READ));
    }

    private static @Nullable Iterator<?> iterator(@Nullable Object value) {
        if (value instanceof BaseStream<?, ?> stream) {
            return stream.iterator();
        }
        if (value instanceof Iterator<?> iterator) {
            return iterator;
        }
        if (value instanceof Enumeration<?> enumeration) {
            return enumeration.asIterator();
        }
        return value instanceof Iterable<?> iterable && !(value instanceof Path) ? iterable.iterator() : null;
    }

    private static Sample sample(Iterator<?> items, int most) {
        List<@Nullable Object> first = new ArrayList<>();
        while (first.size() < most && items.hasNext()) {
            Interrupts.heed();
            first.add(items.next());
        }
        return new Sample(Collections.unmodifiableList(first), first.size() == most && items.hasNext());
    }

    private static final class Elements extends AbstractList<@Nullable Object> {
        private final Object array;

        Elements(Object array) {
            this.array = array;
        }

        @Override
        public @Nullable Object get(int index) {
            return Array.get(array, index);
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }
    }
}
