package dev.fleetsh.aws;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives one object for equal ones, so that a big fleet holds each Region, platform, tag set and fact once. It lives as
 * long as one collecting.
 */
final class Interner {
    private final ConcurrentHashMap<Object, Object> known = new ConcurrentHashMap<>();

    <T> T of(T value) {
        Object first = known.putIfAbsent(value, value);
        @SuppressWarnings("unchecked")
        T shared = first == null ? value : (T) first;
        return shared;
    }

    /** A missing text is an empty one. */
    String text(@Nullable String value) {
        return value == null || value.isEmpty() ? "" : of(value);
    }
}
