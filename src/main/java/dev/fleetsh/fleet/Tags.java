package dev.fleetsh.fleet;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a node. Equal sets are meant to be shared between nodes. An unknown set raises {@link UnknownFactException}
 * when it is read.
 */
public final class Tags extends AbstractMap<String, String> {
    /** A set without tags. */
    public static final Tags NONE = new Tags(Map.of(), null);

    private final Map<String, String> map;
    private final Fact.@Nullable Unknown<?> unknown;

    private Tags(Map<String, String> map, Fact.@Nullable Unknown<?> unknown) {
        this.map = map;
        this.unknown = unknown;
    }

    public static Tags of(Map<String, String> tags) {
        return tags.isEmpty() ? NONE : new Tags(Collections.unmodifiableMap(new TreeMap<>(tags)), null);
    }

    public static Tags unknown(Fact.Unknown<?> why) {
        return new Tags(Map.of(), why);
    }

    public boolean isKnown() {
        return unknown == null;
    }

    /** Why the tags are unknown, or null. */
    public Fact.@Nullable Unknown<?> why() {
        return unknown;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        return read().get(key);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return read().entrySet();
    }

    private Map<String, String> read() {
        if (unknown != null) {
            throw new UnknownFactException("tags", unknown);
        }
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other instanceof Tags tags) {
            return map.equals(tags.map) && Objects.equals(unknown, tags.unknown);
        }
        return unknown == null && map.equals(other);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    @Override
    public String toString() {
        return unknown == null ? map.toString() : unknown.toString();
    }
}
