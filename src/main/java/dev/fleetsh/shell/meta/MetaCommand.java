package dev.fleetsh.shell.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of housekeeping.
 *
 * @param name without the slash
 * @param synopsis how it is written
 * @param summary one line
 * @param help further lines; may be empty
 * @param flags words that may stand first behind it, such as {@code -all}
 * @param operand what else stands behind it
 */
public record MetaCommand(
        String name, String synopsis, String summary, String help, List<String> flags, Operand operand, Action action) {

    /** What the word does. It returns a value and prints nothing. */
    @FunctionalInterface
    public interface Action {
        /**
         * @param words what stands behind the word, without surrounding spaces
         * @return the answer, or null when there is nothing to show
         * @throws dev.fleetsh.fleet.FleetException when it can't be done
         */
        @Nullable
        Object run(Desk desk, String words);
    }

    public MetaCommand {
        flags = List.copyOf(flags);
    }
}
