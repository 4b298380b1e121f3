package dev.fleetsh.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;

/**
 * One fact that a verdict rests on.
 *
 * @param fact what it is, as people call it
 * @param value what was seen, or {@code unknown(…)}
 * @param expected what the check wants; empty where the fact only explains
 * @param origin what told it, and when
 */
public record Evidence(String fact, String value, String expected, Origin origin) {
    public static Evidence of(String name, Fact<?> fact, String expected) {
        String value = fact.toString();
        return new Evidence(name, value.isEmpty() ? "none" : value, expected, fact.origin());
    }
}
