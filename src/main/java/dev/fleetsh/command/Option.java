package dev.fleetsh.command;

import java.util.List;

/**
 * An option of a verb.
 *
 * @param name without the dashes
 * @param value placeholder of its value, empty for a flag
 * @param help one line
 * @param choices values that completion offers; may be empty
 * @param argument what else its value is, for completion
 */
public record Option(String name, String value, String help, List<String> choices, Argument argument) {
    public Option {
        choices = List.copyOf(choices);
    }

    public static Option flag(String name, String help) {
        return new Option(name, "", help, List.of(), Argument.NONE);
    }

    public static Option of(String name, String value, String help) {
        return of(name, value, help, List.of());
    }

    public static Option of(String name, String value, String help, List<String> choices) {
        return new Option(name, value, help, choices, Argument.NONE);
    }

    /** An option that takes ids of checks. */
    public static Option checks(String name, String help) {
        return new Option(name, "id,…", help, List.of(), Argument.CHECK);
    }

    public boolean takesValue() {
        return !value.isEmpty();
    }
}
