package dev.fleetsh.check;

import java.util.List;

/**
 * What would put a failure right.
 *
 * @param advice in a sentence or two
 * @param remedies names of remedies that may do it, best first
 */
record Fix(String advice, List<String> remedies) {
    Fix {
        remedies = List.copyOf(remedies);
    }
}
