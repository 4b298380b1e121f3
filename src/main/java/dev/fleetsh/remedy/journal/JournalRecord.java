package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a journal: something that happened, or is about to. */
public sealed interface JournalRecord {
    Instant when();

    /**
     * An apply began.
     *
     * @param tag 6 hexadecimal digits that tell this journal from others of the same id on other machines
     * @param callers ARN of the identity that calls, by scope
     * @param reason why, as the person said; may be empty
     * @param options waves, concurrency and the like
     */
    record Opened(
            Instant when,
            String tag,
            Plan plan,
            Map<String, String> callers,
            String reason,
            Map<String, @Nullable Object> options)
            implements JournalRecord {
        public Opened {
            callers = Map.copyOf(callers);
            options = Data.map(options);
        }
    }

    /**
     * A wave began.
     *
     * @param stage its label
     * @param number from 1
     * @param of how many waves the stage has
     * @param nodes ids
     */
    record Wave(Instant when, String stage, int number, int of, List<String> nodes) implements JournalRecord {
        public Wave {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A call is about to be made. Until its outcome stands in the journal, nobody may make it again.
     *
     * @param effects numbers of the effects that it is for; none for a call that cancels another
     * @param call what is called, with the parameters as planned: answers of earlier calls stand as references, scripts by
     *     their id
     */
    record Intent(Instant when, List<Integer> effects, ScopeId scope, String caller, ApiCall call)
            implements JournalRecord {
        public Intent {
            effects = List.copyOf(effects);
        }
    }

    /**
     * AWS has taken a command.
     *
     * @param intent number of the line that announced it
     * @param command AWS's id of it
     */
    record Sent(Instant when, long intent, String command, String requestId) implements JournalRecord {}

    /** It is known what became of an effect. */
    record Ended(Instant when, int effect, Outcome outcome) implements JournalRecord {}

    /**
     * What an effect left behind.
     *
     * @param states values of its states by their place, from 0; those that could not be read are missing
     */
    record Left(Instant when, int effect, Map<String, @Nullable Object> states) implements JournalRecord {
        public Left {
            states = Data.map(states);
        }
    }

    /**
     * Whether an effect helped.
     *
     * @param text which checks pass where, or why it is not verified
     */
    record Verified(Instant when, int effect, boolean yes, String text) implements JournalRecord {}

    /** It stopped before its end: the rest can be resumed. */
    record Paused(Instant when, String why) implements JournalRecord {}

    /**
     * It goes on, perhaps by somebody else.
     *
     * @param options waves, concurrency and the like from now on; empty where they stay as they were
     */
    record Continued(Instant when, Map<String, String> callers, String reason, Map<String, @Nullable Object> options)
            implements JournalRecord {
        public Continued {
            callers = Map.copyOf(callers);
            options = Data.map(options);
        }
    }

    /** A person cancelled it: commands in flight were cancelled too, and the rest is not begun any more. */
    record Cancelled(Instant when) implements JournalRecord {}

    /** It is over. */
    record Finished(Instant when, String summary) implements JournalRecord {}
}
