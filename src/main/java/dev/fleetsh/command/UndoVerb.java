package dev.fleetsh.command;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.apply.Undoing;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code undo}: plans how to take back what a plan has changed. Nothing is changed by it. */
final class UndoVerb implements Command {
    @Override
    public String name() {
        return "undo";
    }

    @Override
    public String synopsis() {
        return "undo PLAN | JOURNAL";
    }

    @Override
    public String summary() {
        return "plans how to take back what a plan has changed, from its journal; `apply` does it";
    }

    @Override
    public boolean takesValue() {
        return true;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return JournalVerb.ids(session);
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        Journals journals = session.workshop().journals();
        Recorded first = JournalWord.named(session, name(), word(arguments));
        String uid = first.plan().uid();
        List<JournalSummary> all = journals.list();
        List<JournalSummary> unreadable = all.stream()
                .filter(summary -> summary.state() == JournalState.UNREADABLE)
                .toList();
        List<Recorded> undos = all.stream()
                .filter(summary -> summary.undoes().equals(uid))
                .map(JournalSummary::id)
                .map(journals::read)
                .toList();
        named(session);
        Plan plan = session.plans()
                .making(() -> Undoing.plan(
                        journals.ofPlan(uid),
                        undos,
                        unreadable,
                        session.plans().next(),
                        session.clock().instant()));
        return session.plans().keep(plan);
    }

    /** The plan is shown with the names of nodes, which the journal does not have; without them it does as well. */
    private static void named(Session session) {
        try {
            session.fleet();
        } catch (InterruptedByUserException e) {
            throw e;
        } catch (FleetException e) {
            // `apply` needs the fleet too, and says why there is none.
            return;
        }
    }

    private static String word(Arguments arguments) {
        @Nullable Object value = arguments.value();
        if (value instanceof ApplyResult result) {
            return result.journal();
        }
        return value instanceof Plan plan ? plan.uid() : arguments.text();
    }
}
