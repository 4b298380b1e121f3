package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Clock;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only giver of permits: each one has passed the limits of the session and the question to the person. Safe for
 * several threads.
 */
public final class Approvals {
    private final Confirmer confirmer;
    private final Clock clock;
    private final Set<Permit> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Limits limits;

    public Approvals(Confirmer confirmer, Clock clock) {
        this.confirmer = confirmer;
        this.clock = clock;
    }

    /** Sets the limits of every later apply, until their time is over. */
    public synchronized void arm(Limits value) {
        limits = value;
    }

    /** Makes the session read-only: no plan is approved until it is armed again. */
    public synchronized void disarm() {
        limits = null;
    }

    /** What an apply may do now, or null where the session is not armed. */
    public synchronized @Nullable Limits limits() {
        if (limits != null && !clock.instant().isBefore(limits.until())) {
            limits = null;
        }
        return limits;
    }

    /**
     * Asks, and gives a permit for exactly this plan.
     *
     * @param question what is asked
     * @param reason why it is done; may be empty
     * @throws RemedyException where the limits or the person say no
     */
    public Permit approve(Plan plan, Question question, String reason) {
        Limits now = limits();
        if (now != null && !question.reads()) {
            now.check(plan);
        }
        if (!confirmer.confirms(question)) {
            throw new RemedyException(plan.id() + " was not approved, and nothing has been changed", "");
        }
        Permit permit = new Permit(plan, reason);
        synchronized (this) {
            live.add(permit);
        }
        return permit;
    }

    /** Ends a permit. */
    public synchronized void end(Permit permit) {
        live.remove(permit);
    }

    /** Whether that call may be made now. */
    public boolean allows(Permit permit, ScopeId scope, ApiCall call) {
        synchronized (this) {
            if (!live.contains(permit)) {
                return false;
            }
        }
        return permit.covers(scope, call);
    }
}
