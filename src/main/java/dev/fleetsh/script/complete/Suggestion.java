package dev.fleetsh.script.complete;

/**
 * A candidate for completion.
 *
 * @param value the whole name, or the whole text between quotes, as it would stand at the cursor
 * @param help one line about it; may be empty
 * @param group heading, such as {@code properties}
 */
public record Suggestion(String value, String help, String group) {}
