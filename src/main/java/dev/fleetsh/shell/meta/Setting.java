package dev.fleetsh.shell.meta;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that {@code /set} changes.
 *
 * @param name one word
 * @param meaning one line
 * @param choices the values it can have; empty where any text will do
 * @param value reads it
 * @param change gives it a value, which is one of the choices; throws a UsageException where it can't be
 */
public record Setting(
        String name, String meaning, List<String> choices, Supplier<String> value, Consumer<String> change) {
    public Setting {
        choices = List.copyOf(choices);
    }
}
