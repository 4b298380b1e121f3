package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;

/** Applies that did not come to their end, and how one of them is named. */
final class Interrupted {
    private Interrupted() {}

    /**
     * The journal of the word: its id, or that of its plan; without a word the only one there is.
     *
     * @throws UsageException where there is none, or several
     */
    static Recorded named(Session session, String word) {
        List<JournalSummary> all = session.workshop().journals().unfinished();
        List<JournalSummary> meant = word.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> one.id().equals(word) || one.plan().equals(word))
                        .toList();
        if (meant.isEmpty()) {
            throw new UsageException(
                    word.isEmpty()
                            ? "no apply was interrupted, paused or cancelled"
                            : "there is nothing to go on with for \"" + word + "\"",
                    "`journal` lists what was applied");
        }
        if (meant.size() > 1) {
            throw new UsageException(
                    "several can be gone on with: "
                            + String.join(
                                    ", ", meant.stream().map(JournalSummary::id).toList()),
                    "name one of them");
        }
        return session.workshop().journals().read(meant.get(0).id());
    }

    static List<Suggestion> suggestions(Session session) {
        return session.workshop().journals().unfinished().stream()
                .map(one -> new Suggestion(
                        one.id(),
                        one.plan() + " " + one.title() + ", " + one.state().label(),
                        "journals"))
                .toList();
    }
}
