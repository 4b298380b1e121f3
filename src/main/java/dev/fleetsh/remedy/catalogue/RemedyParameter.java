package dev.fleetsh.remedy.catalogue;

import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(password|passwd|passphrase|secret|token|credentials?|privatekey|secretkey|accesskey|apikey|activationcode)");

    public RemedyParameter {
        values = List.copyOf(values);
    }

    /** Whether its name says that it takes a secret itself, rather than where one lies. */
    boolean secret() {
        boolean text = type != Boolean.class && type != Integer.class && values.isEmpty();
        return text && SECRET.matcher(name.replaceAll("[-_]", "")).matches();
    }
}
