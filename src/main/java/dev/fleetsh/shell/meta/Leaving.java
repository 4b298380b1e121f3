package dev.fleetsh.shell.meta;

import dev.fleetsh.command.Exit;
import dev.fleetsh.fleet.UsageException;

/** {@code /exit}: leaves with a code, which may be an expression. */
final class Leaving {
    private static final int HIGHEST = 255;

    private Leaving() {}

    static Object exit(Desk desk, String words) {
        Object code = words.isEmpty()
                ? Integer.valueOf(0)
                : words.matches("\\d{1,9}") ? Integer.valueOf(words) : desk.evaluate(words);
        if (code instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 0
                && number.intValue() <= HIGHEST) {
            return new Exit(number.intValue());
        }
        throw new UsageException("\"" + words + "\" is no exit code", "a number from 0 to " + HIGHEST);
    }
}
