package dev.fleetsh.session;

import java.util.List;

/**
 * One line or block that was entered.
 *
 * @param id {@code 1}, {@code 2}, … for Groovy and for verbs whose answers are numbered, {@code c1} for other verbs,
 *     {@code e1} for what failed, {@code s1} for what a start-up file holds
 * @param source as it was typed
 * @param definitions what it defines, in its order
 * @param previous id of the snippet whose value was {@code _} when it ran, or an empty text
 * @param plan id of the plan that it made, or an empty text
 */
public record Snippet(
        String id,
        SnippetKind kind,
        Status status,
        String source,
        List<Definition> definitions,
        String previous,
        String plan) {

    /** Whether what it defines is still in force. */
    public enum Status {
        ACTIVE,
        /** All that it defined has been defined again. */
        OVERWRITTEN,
        DROPPED,
        FAILED
    }

    public Snippet {
        definitions = List.copyOf(definitions);
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }

    /** Whether a start-up file holds it. */
    public boolean startUp() {
        return id.startsWith("s");
    }

    /** Whether it defines something of that name. */
    public boolean defines(String name) {
        return definitions.stream().anyMatch(definition -> definition.name().equals(name));
    }

    Snippet with(Status changed) {
        return new Snippet(id, kind, changed, source, definitions, previous, plan);
    }
}
