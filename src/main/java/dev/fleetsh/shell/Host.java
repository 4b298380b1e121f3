package dev.fleetsh.shell;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.shell.meta.Setting;
import java.util.List;

/** What only the place can do where a conversation is held: a terminal, or a batch run. */
interface Host {
    /**
     * Shows an answer as the answer of a line is shown.
     *
     * @param milliseconds how long it took
     * @return whether anything can be shown here
     */
    default boolean show(Answer answer, long milliseconds) {
        return false;
    }

    /** Shows a text that is entered though nobody typed it now. */
    default void echo(String text) {}

    /** Lets the person change a text. */
    default String edited(String text) {
        throw new UsageException("no terminal to edit at", "`/save` writes a file, `/open` enters it");
    }

    /** Lines of this session and of earlier ones. */
    default List<String> history() {
        return List.of();
    }

    default List<Setting> settings() {
        return List.of();
    }

    /** Keeps a setting for later sessions. */
    default void retain(Setting setting) {
        throw new UsageException("nothing can be kept here", "use -retain at the prompt");
    }

    /** Enters the start-up file. */
    default void startUp() {}

    /** Facts about this shell that only the host knows, as rows of name and value. */
    default List<List<Object>> surroundings() {
        return List.of();
    }
}
