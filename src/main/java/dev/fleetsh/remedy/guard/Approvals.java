package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
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
    private final LongSupplier nanoTime;
    private @Nullable Limits limits;
    /** When the time of the limits is over on a clock that nobody can set back. */
    private long over;

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
        this(confirmer, clock, System::nanoTime, probes);
    }

    Approvals(
            Confirmer confirmer,
            Clock clock,
            LongSupplier nanoTime,
            Supplier<? extends Collection<NodeScript>> probes) {
        this.confirmer = confirmer;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.probes = new Probes(probes);
    }

    /** Sets the limits of every later apply, until their time is over; then the session is read-only. */
    public synchronized void arm(Limits value) {
        limits = value;
        over = nanoTime.getAsLong()
                + Duration.between(clock.instant(), value.until()).toNanos();
        closed = false;
    }

    /** Makes the session read-only: no plan is approved, and none that was may go on, until it is armed again. */
    public synchronized void disarm() {
        limits = null;
        closed = true;
    }

    /** What an apply may do now, or null where the session is not armed. */
    public synchronized @Nullable Limits limits() {
        // Either clock ends them: one may be set back, the other stands still while the machine sleeps.
        if (limits != null && (!clock.instant().isBefore(limits.until()) || nanoTime.getAsLong() - over >= 0)) {
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
     * Asks, and gives a permit for exactly this plan. What is asked, what must be typed, and how many nodes are reached
     * comes from the plan.
     *
     * @param fleet has the names of accounts and nodes, for the question
     * @param reason why it is done; may be empty
     * @throws RemedyException where the limits or the person say no, or nobody can be asked
     */
    public Permit approve(Plan plan, Fleet fleet, String reason) {
        return approve(plan, fleet, reason, "");
    }

    /**
     * The same.
     *
     * @param before what the person is to know of earlier applies of the plan, a sentence; empty for nothing
     */
    public Permit approve(Plan plan, Fleet fleet, String reason, String before) {
        return approve(plan, fleet, reason, before, new Returned());
    }

    /**
     * The same, to go on with an apply: what its journal knows of commands and answers counts as this permit's own.
     */
    public Permit approve(Recorded recorded, Fleet fleet, String reason) {
        return approve(recorded.plan(), fleet, reason, "", Returned.of(recorded));
    }

    private Permit approve(Plan plan, Fleet fleet, String reason, String before, Returned returned) {
        boolean reads = plan.effects().stream().map(Effect::action).allMatch(probes::isProbe);
        if (!reads) {
            checkLimits(plan);
        }
        PlanQuestion worded = new PlanQuestion(plan, fleet);
        Question question = reads ? worded.reading(clock.instant()) : worded.changing(before);
        decide(plan, question, confirmer.ask(question));
        Permit permit = new Permit(plan, reason, reads, probes, returned);
        synchronized (this) {
            live.add(permit);
        }
        return permit;
    }

    private static void decide(Plan plan, Question question, Reply reply) {
        String reached = "this reaches " + PlanQuestion.counted(question.nodes());
        if (reply instanceof Reply.Typed typed && !question.accepts(typed.text())) {
            throw new RemedyException(plan.id() + " was not approved, and nothing has been changed", "");
        } else if (reply instanceof Reply.Beforehand before && question.nodes() > before.maxNodes()) {
            throw new RemedyException(
                    "not approved: " + reached + ", and --max-nodes is " + before.maxNodes(),
                    "narrow the plan, or allow more nodes");
        } else if (reply instanceof Reply.Nobody) {
            throw new RemedyException(
                    "not approved: nobody can be asked here, and " + reached + ": " + question.text(),
                    "--yes --max-nodes " + question.nodes() + " on the command line goes on without a question");
        }
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

    /**
     * Hears what AWS answered to a call that was allowed: later calls of the plan may rest on it, and a command may be
     * cancelled from then on.
     */
    public void answered(Permit permit, ScopeId scope, ApiCall call, @Nullable Object answer) {
        permit.answered(scope, call, answer);
    }

    /** Hears what AWS answered to a reading call: where it lists commands of a live plan, those may be cancelled. */
    public void seen(ScopeId scope, ApiCall call, @Nullable Object answer) {
        if (call.operation().equals("ssm:ListCommands")
                && answer instanceof Map<?, ?> map
                && map.get("Commands") instanceof List<?> commands) {
            List<Permit> permits;
            synchronized (this) {
                permits = List.copyOf(live);
            }
            for (Object command : commands) {
                if (command instanceof Map<?, ?> one) {
                    permits.forEach(permit -> permit.found(scope, one));
                }
            }
        }
    }
}
