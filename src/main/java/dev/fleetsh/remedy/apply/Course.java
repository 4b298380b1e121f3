package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One apply on its way: what all its parts share. It is used by one thread. */
final class Course {
    private static final int THROTTLED_TRIES = 6;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    /** Code of refusals by the guard, which nothing passed. */
    private static final String GUARD = "guard";

    /**
     * Codes of refusals that every other call would meet as well: credentials that have run out or are not good (AWS General
     * and service references, "Common errors", read on 2026-11-25).
     */
    private static final Set<String> NO_CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "AuthFailure");

    private final Permit permit;
    private final Cloud cloud;
    private final Clock clock;
    private final Waiter waiter;
    private final Journal journal;
    private final ApplyOptions options;
    private final Brake brake;
    private final ApplyListener listener;
    private final Standing standing;
    private final int budget;
    private String halt = "";

    Course(
            Permit permit,
            Cloud cloud,
            Clock clock,
            Waiter waiter,
            Journal journal,
            ApplyOptions options,
            Brake brake,
            ApplyListener listener,
            Standing standing) {
        this.permit = permit;
        permit.recordedIn(journal);
        this.cloud = cloud;
        this.clock = clock;
        this.waiter = waiter;
        this.journal = journal;
        this.options = options;
        this.brake = brake;
        this.listener = listener;
        this.standing = standing;
        this.budget = options.maxErrors().of(permit.plan().effects().size());
    }

    Permit permit() {
        return permit;
    }

    Plan plan() {
        return permit.plan();
    }

    Cloud cloud() {
        return cloud;
    }

    Clock clock() {
        return clock;
    }

    Journal journal() {
        return journal;
    }

    ApplyOptions options() {
        return options;
    }

    Brake brake() {
        return brake;
    }

    Standing standing() {
        return standing;
    }

    Commands commands() {
        return new Commands(cloud, clock, waiter);
    }

    /** How many more effects may fail. */
    int budgetLeft() {
        return Math.max(0, budget - standing.failures());
    }

    /** Stops before whatever would be begun next. */
    void halt(String why) {
        if (halt.isEmpty()) {
            halt = why;
        }
    }

    /** Whether something was in the way of all that was to come. */
    boolean halted() {
        return !halt.isEmpty();
    }

    /** Why nothing more is begun; empty where it goes on. */
    String stop() {
        if (Thread.interrupted()) {
            press();
        }
        leave();
        if (brake.pausing()) {
            return brake.cancelling() ? "a person cancelled it" : "a person paused it";
        }
        if (!halt.isEmpty()) {
            return halt;
        }
        int failures = standing.failures();
        return failures > budget
                ? failures + (failures == 1 ? " failure" : " failures") + ", and " + (budget == 0 ? "none" : budget)
                        + " allowed"
                : "";
    }

    /** A person has pressed Ctrl-C. */
    void press() {
        boolean before = brake.pausing();
        brake.press();
        if (!before) {
            tell(new ApplyEvent.Pausing());
        }
    }

    private void leave() {
        if (brake.leaving()) {
            throw new InterruptedByUserException();
        }
    }

    /** Whether what a refusal waits for may still come: nothing does where this plan has changed nothing. */
    boolean patient(Settling settling) {
        Instant changed = standing.changedAt();
        return changed != null && clock.instant().isBefore(changed.plus(settling.within()));
    }

    /** Lets time pass. An interrupt presses the brake; what is in flight is followed on. */
    void rest(Duration time) {
        try {
            waiter.sleep(time);
        } catch (InterruptedException e) {
            press();
        }
        leave();
    }

    /**
     * Makes a call; one that was refused because there were too many is made again after a while, since it has changed
     * nothing.
     */
    <T extends @Nullable Object> T calling(Supplier<T> call) {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (InterruptedByUserException e) {
                // Nothing was sent, or only something asked: pausing lets what is announced come to its end.
                Thread.interrupted();
                press();
                leave();
                if (attempt >= THROTTLED_TRIES) {
                    throw e;
                }
            } catch (RefusedException e) {
                if (!e.throttled() || attempt >= THROTTLED_TRIES) {
                    throw e;
                }
                rest(wait);
                wait = wait.multipliedBy(2);
            }
        }
    }

    /**
     * What a call that AWS did not take means for its effect. Where no other would get through either, all stops, and what
     * has not been done can be done by a resume.
     */
    Outcome notTaken(FleetException e) {
        boolean all = !(e instanceof RefusedException refused)
                || refused.throttled()
                || refused.code().equals(GUARD)
                || NO_CREDENTIALS.contains(refused.code());
        if (all) {
            halt(e.getMessage());
            return new Outcome.NotRun(e.getMessage());
        }
        return new Outcome.Failed(e.getMessage(), false, null, "");
    }

    void write(JournalRecord record) {
        journal.append(record);
    }

    void tell(ApplyEvent event) {
        listener.on(event);
    }

    /** Writes what became of an effect, and goes on from there. */
    void ended(Effect effect, Outcome outcome) {
        Instant now = clock.instant();
        write(new JournalRecord.Ended(now, effect.number(), outcome));
        standing.put(effect.number(), outcome, now);
        tell(new ApplyEvent.Ended(effect, outcome));
    }

    /** ARN of the identity that calls in a scope. */
    String caller(ScopeId scope) {
        return calling(() -> cloud.caller(scope));
    }

    /** ARNs of the identities that call, by scope. */
    static Map<String, String> callers(Plan plan, Cloud cloud) {
        Map<String, String> callers = new TreeMap<>();
        for (Effect effect : plan.effects()) {
            callers.computeIfAbsent(
                    effect.resource().scope().toString(),
                    key -> cloud.caller(effect.resource().scope()));
        }
        return callers;
    }
}
