package dev.fleetsh.script.remedy;

import java.time.Duration;

/** Times as remedies write them: {@code 5.minutes}. Groovy finds them as properties of whole numbers. */
public final class Durations {
    private Durations() {}

    public static Duration getSeconds(Integer number) {
        return Duration.ofSeconds(number);
    }

    public static Duration getMinute(Integer number) {
        return Duration.ofMinutes(number);
    }

    public static Duration getMinutes(Integer number) {
        return Duration.ofMinutes(number);
    }

    public static Duration getHours(Integer number) {
        return Duration.ofHours(number);
    }
}
