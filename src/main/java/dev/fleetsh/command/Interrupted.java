package dev.fleetsh.command;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.stream.Collectors;

/** Applies that did not come to their end, and how one of them is named. */
final class Interrupted {
    private Interrupted() {}

    /**
     * The journal of the word: its id, or that of its plan; without a word the only one there is.
     *
     * @param cancels whether it is to be cancelled: then one that ended and left something out is none
     * @throws UsageException where there is none, or several
     * @throws RemedyException where another process is still at it
     */
    static Recorded named(Session session, String word, boolean cancels) {
        List<JournalSummary> all = session.workshop().journals().list();
        List<JournalSummary> meant = word.isEmpty() ? all : JournalWord.meant(session, all, word);
        List<JournalSummary> running = meant.stream()
                .filter(one -> one.state() == JournalState.RUNNING)
                .toList();
        // What ended and left some nodes out, which were offline, is gone on with only where it is named.
        meant = meant.stream()
                .filter(JournalSummary::resumable)
                .filter(one -> !word.isEmpty() && !cancels || one.state() != JournalState.DONE)
                .toList();
        if (meant.isEmpty() && !running.isEmpty()) {
            JournalSummary one = running.get(0);
            throw new RemedyException(
                    one.plan() + " is being applied just now (" + one.id() + ")",
                    "by another fleetsh, or a line that was left to itself; `journal " + one.id()
                            + "` shows how far it is");
        }
        if (meant.isEmpty()) {
            throw word.isEmpty()
                    ? new UsageException("no apply was interrupted or paused", "`journal` lists what was applied")
                    : JournalWord.none(
                            session,
                            all,
                            cancels ? "cancel" : "resume",
                            word,
                            cancels ? "has nothing to cancel" : "has nothing to go on with");
        }
        if (meant.size() > 1) {
            throw new UsageException(
                    (cancels ? "several can be cancelled: " : "several can be gone on with: ")
                            + meant.stream()
                                    .map(one -> one.id() + " (" + one.plan() + ", " + one.title() + ")")
                                    .collect(Collectors.joining(", ")),
                    "name the journal, as in `" + (cancels ? "cancel " : "resume ")
                            + meant.get(0).id() + "`");
        }
        return session.workshop().journals().read(meant.get(0).id());
    }

    static List<Suggestion> suggestions(Session session) {
        List<JournalSummary> all;
        try {
            all = session.workshop().journals().unfinished();
        } catch (RemedyException e) {
            // Whoever enters the line is told why they can't be read.
            return List.of();
        }
        return all.stream()
                .map(one -> new Suggestion(
                        one.id(),
                        one.plan() + " " + one.title() + ", " + one.state().label(),
                        "journals"))
                .toList();
    }
}
