package dev.fleetsh.script.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as people write them: {@code 2 h ago}, {@code 2026-11-01}, {@code 2026-11-01T10:00:00Z}. Dates are UTC. */
public final class Moments {
    private static final Pattern AGO = Pattern.compile(
            "(\\d{1,6})\\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)\\s+ago", Pattern.CASE_INSENSITIVE);

    private Moments() {}

    /** The moment that the text names, or null. */
    public static @Nullable Instant parse(String text, Instant now) {
        String word = text.strip();
        Matcher ago = AGO.matcher(word);
        if (ago.matches()) {
            return now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            return word.length() == 10
                    ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(word);
        } catch (DateTimeParseException e) {
            // Null is how this method says no; the caller knows the place.
            return null;
        }
    }

    private static Duration unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
