package dev.fleetsh.fleet;

import java.util.List;

/**
 * An answer together with how the person asked to see it. The answer itself is what gets a name.
 *
 * @param value the answer
 * @param columns names of the properties to show; empty for the usual ones
 * @param limit most rows, 0 for all, below 0 for the usual number
 * @param wide whether lines may be longer than the screen
 * @param all whether to show what is usually left out because it is in order
 * @param checks ids of the checks to show; empty for all
 * @param evidence whether to show which calls told what, and what nobody was asked
 */
public record Shown(
        Object value,
        List<String> columns,
        int limit,
        boolean wide,
        boolean all,
        List<String> checks,
        boolean evidence) {
    public static final int USUAL = -1;

    public Shown {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
    }

    /** An answer without its evidence. */
    public Shown(Object value, List<String> columns, int limit, boolean wide, boolean all, List<String> checks) {
        this(value, columns, limit, wide, all, checks, false);
    }

    /** The answer in the usual way. */
    public static Shown usual(Object value) {
        return new Shown(value, List.of(), USUAL, false, false, List.of());
    }
}
