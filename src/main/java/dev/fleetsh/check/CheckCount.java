package dev.fleetsh.check;

import java.util.Map;

/**
 * How many nodes have each verdict of a check.
 *
 * @param counts every verdict has an entry
 */
public record CheckCount(Check check, Map<Verdict, Integer> counts) {
    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }
}
