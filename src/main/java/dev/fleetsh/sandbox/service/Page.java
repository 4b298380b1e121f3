package dev.fleetsh.sandbox.service;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextToken where the next page begins; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    /** What a function makes of the items. */
    public <R> List<R> map(Function<? super T, ? extends R> function) {
        return items.stream().<R>map(function).toList();
    }
}
