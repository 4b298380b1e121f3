package dev.fleetsh.source;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What collecting a fleet will ask of AWS.
 *
 * @param source what would be read, for people
 * @param scopes accounts times Regions
 * @param nodes number of nodes that this rests on
 * @param rows calls by operation, most of them first
 * @param shortest time that the rates allow where as few calls are made as may be; more where answers are slow
 * @param slowest the bucket that takes longest, for people
 * @param surveyed calls that were made to find this out
 * @param dollars what the calls cost at least, in US dollars, where nothing is free of charge
 * @param notes what else there is to know
 */
public record CallBudget(
        String source,
        int scopes,
        int nodes,
        List<Row> rows,
        Duration shortest,
        String slowest,
        long surveyed,
        double dollars,
        List<String> notes) {

    public CallBudget {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * Calls of one operation. Calls that are made again because AWS refused them for rate are not counted.
     *
     * @param operation as IAM writes it
     * @param least calls at least
     * @param most calls at most; null where nothing limits it beforehand, as with pages of what nobody has counted
     */
    public record Row(
            String operation, long least, @Nullable Long most) {
        /** Whether the number is no estimate. */
        public boolean exact() {
            return most != null && most == least;
        }

        /** Whether so many calls are what was foretold. */
        public boolean foretells(long calls) {
            return calls >= least && (most == null || calls <= most);
        }
    }

    /** Calls at least. */
    public long least() {
        return rows.stream().mapToLong(Row::least).sum();
    }

    /** IAM actions that the calls need, in alphabetical order. */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        rows.forEach(row -> actions.add(row.operation()));
        return actions;
    }
}
