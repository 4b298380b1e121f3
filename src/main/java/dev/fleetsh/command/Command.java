package dev.fleetsh.command;

import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verb. It returns a value and prints nothing. */
public interface Command {
    /** The verb: letters in lower case. */
    String name();

    /** How it is written, such as {@code nodes [SELECTION] [--limit N]}. */
    String synopsis();

    /** One line. */
    String summary();

    /** Further lines for {@code help VERB}; may be empty. */
    default String help() {
        return "";
    }

    default List<Option> options() {
        return List.of();
    }

    /** What its words are. */
    default Argument argument() {
        return Argument.NONE;
    }

    /**
     * What Tab offers beyond {@link #options} and {@link #argument}. Runs on each Tab: it reads what is in memory or lists
     * a folder, and neither evaluates nor waits for the fleet. What does not go on from the last word is left out later.
     *
     * @param typed the line behind the verb, up to the cursor
     */
    default List<Suggestion> complete(Session session, String typed) {
        return List.of();
    }

    /** Whether all behind {@code --} is text of its own, whatever signs stand there. */
    default boolean endsAtDashes() {
        return false;
    }

    /** Whether it reads its options itself, so that all that stands behind it is its text. */
    default boolean readsOptions() {
        return false;
    }

    /** Whether it can stand behind {@code |} and take the value of the verb before, as a selection unless it says more. */
    default boolean takesValue() {
        return switch (argument()) {
            case SELECTION, SELECTION_OR_CHECKS, NODES, NODES_AND_CAPABILITY, NODES_AND_SERVICE -> true;
            default -> false;
        };
    }

    /** Whether its value is an answer that is worth a name, {@code $n}. */
    default boolean numbered() {
        return false;
    }

    /**
     * Runs the verb.
     *
     * @return the answer, or null when there is nothing to show
     * @throws dev.fleetsh.fleet.FleetException when it can't be done
     */
    @Nullable
    Object execute(Session session, Arguments arguments);
}
