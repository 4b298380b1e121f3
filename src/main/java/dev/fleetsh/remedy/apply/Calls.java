package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.State;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies effects that are calls of APIs, one by one. */
final class Calls {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    /** How long AWS may show what was before a change. */
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final Course course;

    Calls(Course course) {
        this.course = course;
    }

    /** What became of a call whose answer is lost. */
    enum Fate {
        ARRIVED,
        LOST,
        /** The resource does not tell. */
        UNKNOWN
    }

    /** Whether there is something to do about an effect now; where there is not, that is journaled. */
    boolean wanted(Effect effect) {
        String hindered = course.standing().hindered(effect);
        StateLook look;
        try {
            look = look(effect);
        } catch (CloudException | RefusedException e) {
            course.ended(effect, course.notTaken(e));
            return false;
        }
        if (look.seen() == State.Seen.AFTER) {
            course.ended(effect, new Outcome.Already(null));
        } else if (!hindered.isEmpty()) {
            course.ended(effect, new Outcome.Skipped(hindered));
        } else if (look.seen() == State.Seen.MOVED && !course.standing().changedResource(effect)) {
            course.ended(effect, new Outcome.Skipped("it moved meanwhile: " + look.moved()));
        }
        return course.standing().open(effect);
    }

    private StateLook look(Effect effect) {
        return course.calling(() -> new StateLook.Reader(course.cloud(), course.standing()).of(effect));
    }

    void apply(Effect effect) {
        if (!wanted(effect) || !(effect.action() instanceof Action.Call planned)) {
            return;
        }
        ApiCall call = planned.with(course.standing().resolved(effect)).call();
        for (boolean again = false; ; again = true) {
            course.write(new JournalRecord.Intent(
                    course.clock().instant(),
                    List.of(effect.number()),
                    effect.resource().scope(),
                    course.caller(effect.resource().scope()),
                    planned.call()));
            course.tell(new ApplyEvent.Calling(List.of(effect)));
            try {
                Cloud.Answer answer = settled(effect, call);
                done(effect, new Outcome.Changed(answer.data(), answer.requestId()));
                return;
            } catch (RefusedException e) {
                course.ended(effect, refused(call, e));
                return;
            } catch (CloudException e) {
                course.ended(effect, course.notTaken(e));
                return;
            } catch (AmbiguousException e) {
                Fate fate = fate(effect, course.clock().instant().plus(Commands.PATIENCE));
                if (fate == Fate.ARRIVED) {
                    done(effect, new Outcome.Changed(null, ""));
                    return;
                }
                if (fate == Fate.UNKNOWN) {
                    course.ended(effect, new Outcome.Unknown(e.getMessage()));
                    return;
                }
                if (again) {
                    course.ended(effect, new Outcome.NotRun("its call was lost on the way, twice"));
                    course.halt(e.getMessage());
                    return;
                }
            }
        }
    }

    /** The answer of a call; one that is refused because of what the plan has only just done is made again for a while. */
    private Cloud.Answer settled(Effect effect, ApiCall call) {
        boolean told = false;
        for (Duration pause = FIRST_LOOK; ; pause = Commands.longer(pause)) {
            try {
                return course.calling(() ->
                        course.cloud().change(course.permit(), effect.resource().scope(), call));
            } catch (RefusedException e) {
                Settling settling = Settling.of(call.operation(), e);
                if (settling == null
                        || !course.patient(settling)
                        || course.brake().pausing()) {
                    throw e;
                }
                if (!told) {
                    told = true;
                    course.tell(new ApplyEvent.Settling(effect, settling.why(), settling.within()));
                }
                course.rest(pause);
            }
        }
    }

    /** A person who pauses in the middle of waiting has not failed. */
    private Outcome refused(ApiCall call, RefusedException e) {
        Settling settling = Settling.of(call.operation(), e);
        return settling != null && course.patient(settling)
                ? new Outcome.NotRun("it was paused while it waited: " + settling.why())
                : course.notTaken(e);
    }

    /**
     * Looks by the states of an effect whether its call has arrived.
     *
     * @param enough until when to wait for it to show
     */
    Fate fate(Effect effect, Instant enough) {
        for (Duration pause = FIRST_LOOK; ; pause = Commands.longer(pause)) {
            State.Seen seen = null;
            try {
                StateLook look = look(effect);
                seen = look.seen();
                if (seen == null) {
                    return Fate.UNKNOWN;
                }
            } catch (CloudException | RefusedException e) {
                if (!course.clock().instant().isBefore(enough)) {
                    return Fate.UNKNOWN;
                }
            }
            if (seen == State.Seen.AFTER) {
                return Fate.ARRIVED;
            }
            if (seen != null && !course.clock().instant().isBefore(enough)) {
                return seen == State.Seen.BEFORE ? Fate.LOST : Fate.UNKNOWN;
            }
            course.rest(pause);
        }
    }

    /** Writes that an effect was applied, then what it left behind. */
    void done(Effect effect, Outcome.Changed outcome) {
        course.ended(effect, outcome);
        Map<String, @Nullable Object> left = left(effect);
        if (!left.isEmpty()) {
            course.write(new JournalRecord.Left(course.clock().instant(), effect.number(), left));
        }
    }

    private Map<String, @Nullable Object> left(Effect effect) {
        Instant enough = course.clock().instant().plus(SETTLING);
        for (Duration pause = FIRST_LOOK; ; pause = Commands.longer(pause)) {
            try {
                StateLook look = look(effect);
                if (look.seen() != State.Seen.BEFORE) {
                    return look.values();
                }
            } catch (CloudException | RefusedException e) {
                // What it left is planned anyway, but for values that only AWS chooses.
                return new LinkedHashMap<>();
            }
            if (!course.clock().instant().isBefore(enough)) {
                return new LinkedHashMap<>();
            }
            course.rest(pause);
        }
    }
}
