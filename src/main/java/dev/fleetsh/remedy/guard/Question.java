package dev.fleetsh.remedy.guard;

import java.util.Locale;
import java.util.Set;

/**
 * What a person is asked before anything is done. {@link Approvals} makes it from the plan.
 *
 * @param text what will happen and what it touches, in one or more lines
 * @param typed what they must type to go on: an account's alias, a domain, a count; empty where yes will do
 * @param nodes how many nodes it reaches
 * @param reads whether it only reads
 */
public record Question(String text, String typed, int nodes, boolean reads) {
    private static final Set<String> YES = Set.of("y", "yes");

    /** Whether what somebody typed means to go on. */
    public boolean accepts(String answer) {
        String said = answer.strip();
        return typed.isEmpty() ? YES.contains(said.toLowerCase(Locale.ROOT)) : said.equals(typed);
    }
}
