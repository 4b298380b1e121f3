package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.command.SentCommand;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what became of calls that were announced, and of which the journal does not say. */
final class Reconciling {
    private static final String SEND_COMMAND = "ssm:SendCommand";

    private final Course course;
    private final Recorded recorded;
    /** AWS lists nothing any more that was not listed until now. */
    private final Instant enough;

    Reconciling(Course course, Recorded recorded) {
        this.course = course;
        this.recorded = recorded;
        this.enough = course.clock().instant().plus(Commands.PATIENCE);
    }

    /**
     * Follows what has arrived to its end. What has not arrived is open again; where nobody can tell, that is journaled.
     *
     * @throws RemedyException where AWS can't be asked: then nothing is known, and nothing may be repeated
     */
    void run() {
        CommandRuns runs = new CommandRuns(course);
        for (Recorded.Entry entry : recorded.inFlight()) {
            JournalRecord.Intent intent = (JournalRecord.Intent) entry.record();
            List<Effect> effects = recorded.inFlight(entry.number()).stream()
                    .map(course.standing()::effect)
                    .toList();
            if (intent.call().operation().equals(SEND_COMMAND)) {
                SentCommand sent = command(entry.number(), intent);
                if (sent != null) {
                    runs.goOn(sent, effects);
                }
            } else {
                effects.forEach(this::call);
            }
        }
        runs.run(List.of());
    }

    private void call(Effect effect) {
        Calls calls = new Calls(course);
        switch (calls.fate(effect, enough)) {
            case ARRIVED -> calls.done(effect, new Outcome.Changed(null, ""));
            case UNKNOWN ->
                course.ended(
                        effect,
                        new Outcome.Unknown("its call was under way when the process died, and " + effect.resource()
                                + " does not tell whether it arrived"));
            case LOST -> {
                // The resource is as it was before: it is still to be done.
            }
        }
    }

    private @Nullable SentCommand command(long line, JournalRecord.Intent intent) {
        Map<String, @Nullable Object> parameters = intent.call().parameters();
        List<String> nodes = parameters.get("InstanceIds") instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
        Duration longest = parameters.get("LongestSeconds") instanceof Long seconds
                ? Duration.ofSeconds(seconds)
                : Duration.ofHours(1);
        Optional<JournalRecord.Sent> known = recorded.sent(line);
        if (known.isPresent()) {
            return new SentCommand(
                    intent.scope(),
                    known.get().command(),
                    nodes,
                    known.get().requestId(),
                    course.clock().instant().plus(longest));
        }
        String comment = String.valueOf(parameters.get("Comment"));
        try {
            SentCommand found = course.commands().find(intent.scope(), comment, nodes, longest, intent.when(), enough);
            if (found != null) {
                course.write(new JournalRecord.Sent(course.clock().instant(), line, found.id(), ""));
            }
            return found;
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        } catch (CloudException | RefusedException e) {
            throw new RemedyException(
                    "what became of line " + line + " of journal " + recorded.id() + " can't be found out: "
                            + e.getMessage(),
                    "nothing was repeated; `resume` again when AWS can be asked");
        }
    }
}
