package dev.fleetsh.remedy.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a remedy may be given, as in {@code plan update-agent windows --version 3.3.987.0}.
 *
 * @param type {@code String}, {@code Integer}, {@code Boolean}, {@code java.net.URI} or {@code java.util.List}
 * @param values the only ones that make sense; empty where any does
 * @param fallback what it is where nothing is given; null where it must be given
 */
public record RemedyParameter(
        String name,
        Class<?> type,
        List<String> values,
        @Nullable Object fallback,
        String help) {
    public RemedyParameter {
        values = List.copyOf(values);
    }
}
