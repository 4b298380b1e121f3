package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.command.CommandStatus;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Stage;
import java.time.Duration;
import java.util.List;

/** What happens while a plan is applied, for those who watch. */
public sealed interface ApplyEvent {

    /** Everything was looked at again, and the plan still fits. */
    record Begun(String journal, int effects, boolean resumed) implements ApplyEvent {}

    /**
     * A wave began.
     *
     * @param number from 1
     * @param of how many waves this part of the stage has
     * @param nodes ids
     */
    record WaveBegun(Stage stage, int number, int of, List<String> nodes) implements ApplyEvent {}

    /** A call is being made for these effects: one, or several by one command. */
    record Calling(List<Effect> effects) implements ApplyEvent {}

    /** A command has come further on a node. */
    record Moving(Effect effect, CommandStatus status) implements ApplyEvent {}

    /**
     * A call was refused because of what the plan has only just done, and is made again until it is not.
     *
     * @param why in a clause
     * @param within how long that may take
     */
    record Settling(Effect effect, String why, Duration within) implements ApplyEvent {}

    /** It is known what became of an effect. */
    record Ended(Effect effect, Outcome outcome) implements ApplyEvent {}

    /** It is being looked whether these effects helped. */
    record Verifying(List<Effect> effects) implements ApplyEvent {}

    /** Whether an effect helped. */
    record Verified(Effect effect, boolean yes, String text) implements ApplyEvent {}

    /** Somebody wants it to stop: what is in flight comes to its end first, and nothing more is begun. */
    record Pausing() implements ApplyEvent {}

    /**
     * Somebody did not wait for that: what is in flight is left there, and a resume finds out what became of it.
     *
     * @param plan its id
     */
    record Left(String plan) implements ApplyEvent {}

    /** It stops here: the rest can be resumed. */
    record Paused(String why) implements ApplyEvent {}

    /** It is over. */
    record Finished(ApplyResult result) implements ApplyEvent {}
}
