package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only giver of permits: each one has passed the limits of the session and the question to the person. Safe for
 * several threads.
 */
public final class Approvals {
    private final Confirmer confirmer;
    private final Clock clock;
    private final Probes probes;
    private final Set<Permit> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Limits limits;
    private boolean closed;

    /** Approvals that know no probe, so that every command counts as a change. */
    public Approvals(Confirmer confirmer, Clock clock) {
        this(confirmer, clock, List::of);
    }

    /**
     * @param probes the shipped scripts that only read, asked for when the first command is sent; what they are is their
     *     text, not what a script says of itself
     */
    public Approvals(Confirmer confirmer, Clock clock, Supplier<? extends Collection<NodeScript>> probes) {
        this.confirmer = confirmer;
        this.clock = clock;
        this.probes = new Probes(probes);
    }

    /** Sets the limits of every later apply, until their time is over; then the session is read-only. */
    public synchronized void arm(Limits value) {
        limits = value;
        closed = false;
    }

    /** Makes the session read-only: no plan is approved, and none that was may go on, until it is armed again. */
    public synchronized void disarm() {
        limits = null;
        closed = true;
    }

    /** What an apply may do now, or null where the session is not armed. */
    public synchronized @Nullable Limits limits() {
        if (limits != null && !clock.instant().isBefore(limits.until())) {
            disarm();
        }
        return limits;
    }

    /**
     * Whether no plan that changes anything is approved until the session is armed again. A session does not begin so:
     * then each plan is approved by the answer to its question alone.
     */
    public synchronized boolean closed() {
        limits();
        return closed;
    }

    /**
     * Asks, and gives a permit for exactly this plan.
     *
     * @param question what is asked; how many nodes are reached is counted from the plan, whatever the question says
     * @param reason why it is done; may be empty
     * @throws RemedyException where the limits or the person say no
     */
    public Permit approve(Plan plan, Question question, String reason) {
        boolean reads = plan.effects().stream().map(Effect::action).allMatch(probes::isProbe);
        if (!reads) {
            checkLimits(plan);
        }
        if (question.reads() && !reads) {
            throw new RemedyException(
                    plan.id() + " changes something, and was put to the person as one that only reads",
                    "only scripts that come with fleetsh count as reading");
        }
        // The count is the plan's own: a caller that says less would pass a limit on nodes.
        Question asked =
                new Question(question.text(), question.typed(), plan.reaches().size(), question.reads());
        if (!confirmer.confirms(asked)) {
            throw new RemedyException(plan.id() + " was not approved, and nothing has been changed", "");
        }
        Permit permit = new Permit(plan, reason, reads, probes);
        synchronized (this) {
            live.add(permit);
        }
        return permit;
    }

    private void checkLimits(Plan plan) {
        Limits now = limits();
        if (closed()) {
            throw new RemedyException(
                    plan.id() + " was not approved: the session is read-only", "`arm` lifts that, within limits");
        }
        if (now != null) {
            now.check(plan);
        }
    }

    /** Ends a permit. */
    public synchronized void end(Permit permit) {
        live.remove(permit);
    }

    /** Whether that call may be made now. */
    public boolean allows(Permit permit, ScopeId scope, ApiCall call) {
        synchronized (this) {
            if (!live.contains(permit) || closed() && !permit.reads()) {
                return false;
            }
        }
        return permit.covers(scope, call);
    }
}
