package dev.fleetsh.script.complete;

/**
 * A candidate for completion.
 *
 * @param value the whole name, or the whole text between quotes, as it would stand at the cursor
 * @param help one line about it; may be empty
 * @param group heading, such as {@code properties}
 * @param ending what is typed next when it is the only candidate: a space, a bracket, the quote that closes; may be empty
 */
public record Suggestion(String value, String help, String group, String ending) {
    /** One that a space follows. */
    public Suggestion(String value, String help, String group) {
        this(value, help, group, " ");
    }
}
