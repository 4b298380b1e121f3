package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the journals that a word means. Two shells that are open at once, or a file from elsewhere, give one id to several
 * plans; so the session's own plan comes first, and of others it is never guessed which one is meant.
 */
final class JournalWord {
    private JournalWord() {}

    /**
     * The journal of an id, the newest one of a plan.
     *
     * @param verb whose word it is
     * @throws UsageException where there is none, or the word means several plans
     */
    static Recorded named(Session session, String verb, String word) {
        Journals journals = session.workshop().journals();
        if (word.isEmpty()) {
            throw new UsageException("which one?", "`journal` lists what was applied");
        }
        if (word.matches("j[0-9]{1,9}")) {
            return journals.read(word);
        }
        List<JournalSummary> all = journals.list();
        List<JournalSummary> found = meant(session, all, word);
        if (found.isEmpty()) {
            throw none(session, all, verb, word, "has not been applied");
        }
        JournalSummary newest = found.get(0);
        if (found.stream().anyMatch(one -> !one.uid().equals(newest.uid()))) {
            throw new UsageException(
                    "several plans were called " + word + ": "
                            + found.stream()
                                    .map(one -> one.id() + " is of " + one.title())
                                    .collect(Collectors.joining("; ")),
                    "name the journal, as in `" + verb + " " + newest.id() + "`");
        }
        return journals.read(newest.id());
    }

    /** Those of the journals that a word means, in their order: by their id, or by their plan. */
    static List<JournalSummary> meant(Session session, List<JournalSummary> all, String word) {
        Plan own = own(session, word);
        return all.stream()
                .filter(one -> own != null
                        ? one.uid().equals(own.uid())
                        : one.id().equals(word)
                                || one.plan().equals(word)
                                || one.uid().equals(word))
                .toList();
    }

    /**
     * Says that a word means no journal, and names those of other plans of that id.
     *
     * @param what is said of the plan
     */
    static UsageException none(Session session, List<JournalSummary> all, String verb, String word, String what) {
        Plan own = own(session, word);
        List<JournalSummary> others = all.stream()
                .filter(one ->
                        own != null && one.plan().equals(own.id()) && !one.uid().equals(own.uid()))
                .toList();
        return others.isEmpty()
                ? new UsageException(
                        "\"" + word + "\" " + what,
                        word.startsWith("export")
                                ? "`journal --export FILE.csv` writes all of it"
                                : "`journal` lists what was applied")
                : new UsageException(
                        "\"" + word + "\" of this session " + what,
                        "another plan is called so too: `" + verb + " "
                                + others.get(0).id() + "` is about "
                                + others.get(0).title());
    }

    private static @Nullable Plan own(Session session, String word) {
        return session.values().get(word) instanceof Plan named
                ? named
                : session.plans().find(word);
    }
}
