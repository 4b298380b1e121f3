package dev.fleetsh.check;

import dev.fleetsh.fleet.Fact;

/** The role with whose credentials a node works. */
sealed interface Held {

    /**
     * A role.
     *
     * @param from where the node has it from: {@code instance profile app}
     */
    record Of(Rights rights, String from) implements Held {}

    /**
     * None.
     *
     * @param why in a few words that end a sentence
     */
    record Nothing(String why) implements Held {}

    /**
     * Nobody can tell.
     *
     * @param what is not known
     * @param fact that is unknown
     */
    record Unclear(String what, Fact<?> fact) implements Held {}
}
