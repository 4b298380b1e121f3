package dev.fleetsh.fleet;

import java.time.Duration;
import java.time.Instant;

/** Ages in words, with the same thresholds wherever an age is told. */
public final class Age {
    private Age() {}

    /** Such as {@code 3 min}; empty below a second, and for what has not happened yet. */
    public static String of(Instant then, Instant now) {
        long seconds = Duration.between(then, now).getSeconds();
        if (seconds < 1) {
            return "";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 48 ? hours + " h" : hours / 24 + " days";
    }

    /** Such as {@code 41 s ago}, or {@code just now}. */
    public static String ago(Instant then, Instant now) {
        String age = of(then, now);
        return age.isEmpty() ? "just now" : age + " ago";
    }
}
