package dev.fleetsh.remedy.apply;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Applies plans, and goes on with those that were interrupted. Whatever is called is in the journal before; nothing that may
 * have arrived is called again.
 */
public final class Applying {
    private final Cloud cloud;
    private final Catalogue catalogue;
    private final Observer observer;
    private final Clock clock;
    private final Waiter waiter;

    /**
     * @param catalogue whose checks tell whether a plan helped
     * @param observer looks at the nodes for that
     */
    public Applying(Cloud cloud, Catalogue catalogue, Observer observer, Clock clock, Waiter waiter) {
        this.cloud = cloud;
        this.catalogue = catalogue;
        this.observer = observer;
        this.clock = clock;
        this.waiter = waiter;
    }

    /**
     * Applies the plan of a permit. First everything that it rests on is looked at once more.
     *
     * @param fleet in which its nodes are
     * @param journals makes the journal, once it is clear that the plan still fits
     * @throws RemedyException where something has moved since the plan was made, and where the journal can't be written
     * @throws dev.fleetsh.fleet.CloudException where what the plan rests on can't be read
     * @throws dev.fleetsh.fleet.InterruptedByUserException where the brake was pressed until nothing was waited for
     */
    public ApplyResult apply(
            Permit permit,
            Fleet fleet,
            Function<? super Plan, ? extends Journal> journals,
            ApplyOptions options,
            Brake brake,
            ApplyListener listener) {
        Standing standing = new Standing(permit.plan());
        List<Effect> already = new Preflight(cloud, fleet, standing).look();
        Map<String, String> callers = Course.callers(permit.plan(), cloud);
        try (Journal journal = journals.apply(permit.plan())) {
            Course course = new Course(permit, cloud, clock, waiter, journal, options, brake, listener, standing);
            course.write(new JournalRecord.Opened(
                    clock.instant(), journal.tag(), permit.plan(), callers, permit.reason(), options.data()));
            return go(course, fleet, already, false);
        } catch (InterruptedByUserException e) {
            listener.on(new ApplyEvent.Left(permit.plan().id()));
            throw e;
        }
    }

    /**
     * Goes on with an apply that was interrupted or paused. First it is found out what became of every call of
     * which the journal does not say.
     *
     * @param permit a new one for the same plan
     * @param recorded what the journal holds
     * @param journal the same, to be written on
     * @throws RemedyException as above, and where it can't be found out what became of a call
     */
    public ApplyResult resume(
            Permit permit,
            Fleet fleet,
            Recorded recorded,
            Journal journal,
            ApplyOptions options,
            Brake brake,
            ApplyListener listener) {
        if (!permit.plan().uid().equals(recorded.plan().uid())
                || !permit.plan().fingerprint().equals(recorded.plan().fingerprint())) {
            throw new RemedyException(
                    "journal " + recorded.id() + " is of another plan than "
                            + permit.plan().id(),
                    "");
        }
        Standing standing = Standing.of(recorded);
        Course course = new Course(permit, cloud, clock, waiter, journal, options, brake, listener, standing);
        course.write(new JournalRecord.Continued(
                clock.instant(), Course.callers(permit.plan(), cloud), permit.reason(), options.data()));
        try {
            new Reconciling(course, recorded).run();
            return go(course, fleet, new Preflight(cloud, fleet, standing).look(), true);
        } catch (InterruptedByUserException e) {
            listener.on(new ApplyEvent.Left(permit.plan().id()));
            throw e;
        } catch (RemedyException e) {
            try {
                course.write(new JournalRecord.Paused(clock.instant(), e.getMessage()));
            } catch (RemedyException unwritten) {
                // The journal may be what failed.
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    /**
     * The same, from the folder of journals.
     *
     * @param id of the journal
     */
    public ApplyResult resume(
            Permit permit,
            Fleet fleet,
            Journals journals,
            String id,
            ApplyOptions options,
            Brake brake,
            ApplyListener listener) {
        try (Journal journal = journals.reopen(id)) {
            return resume(permit, fleet, journals.read(id), journal, options, brake, listener);
        }
    }

    /**
     * Ends for good an apply that was interrupted or paused, and of which nothing is in flight. Nothing is called.
     *
     * @param id of the journal
     * @param reason why; may be empty
     * @throws RemedyException where something is in flight: that is to be found out, and cancelled, by a resume whose brake
     *     cancels; where another process has the journal, and where it can't be written
     */
    public ApplyResult cancel(Journals journals, String id, String reason) {
        try (Journal journal = journals.reopen(id)) {
            Recorded recorded = journals.read(id);
            if (!recorded.inFlight().isEmpty()) {
                throw new RemedyException(
                        "calls of " + recorded.plan().id() + " are in flight", "`cancel " + id + "` looks them up");
            }
            if (!reason.isEmpty()) {
                journal.append(new JournalRecord.Continued(clock.instant(), Map.of(), reason, Map.of()));
            }
            journal.append(new JournalRecord.Cancelled(clock.instant()));
            return Standing.of(recorded).result(id, ApplyResult.End.CANCELLED, "", Set.of());
        }
    }

    private ApplyResult go(Course course, Fleet fleet, List<Effect> already, boolean resumed) {
        course.tell(new ApplyEvent.Begun(
                course.journal().id(), course.plan().effects().size(), resumed));
        already.forEach(effect -> course.ended(effect, new Outcome.Already(null)));
        Verifying verifying = new Verifying(course, catalogue, observer, fleet);
        new Steps(course, verifying).run();
        if (!course.brake().pausing()) {
            verifying.look();
        }
        return end(course, verifying.waiting());
    }

    private ApplyResult end(Course course, Set<Integer> unchecked) {
        Standing standing = course.standing();
        String journal = course.journal().id();
        String stopped = course.stop();
        boolean open = course.plan().effects().stream().anyMatch(standing::open);
        if (course.brake().cancelling()) {
            course.write(new JournalRecord.Cancelled(clock.instant()));
            return told(course, standing.result(journal, ApplyResult.End.CANCELLED, stopped, unchecked));
        }
        // What was stopped is to go on, with what was not reached and with what was not looked at to its end.
        boolean later = (course.brake().pausing() || course.halted()) && standing.unfinished() || !unchecked.isEmpty();
        if (open || standing.flying() || later) {
            stopped = stopped.isEmpty() ? "it is not known what became of a call" : stopped;
            course.write(new JournalRecord.Paused(clock.instant(), stopped));
            course.tell(new ApplyEvent.Paused(stopped));
            return told(course, standing.result(journal, ApplyResult.End.PAUSED, stopped, unchecked));
        }
        ApplyResult result = standing.result(journal, ApplyResult.End.DONE, "", unchecked);
        course.write(new JournalRecord.Finished(clock.instant(), result.sentence()));
        return told(course, result);
    }

    private static ApplyResult told(Course course, ApplyResult result) {
        course.tell(new ApplyEvent.Finished(result));
        return result;
    }
}
