package dev.fleetsh.remedy.plan;

/** How an effect is taken back. */
public sealed interface Inverse {

    /** By that action, in which references stand for the effect's own answer. */
    record By(Action action) implements Inverse {}

    /**
     * Not at all.
     *
     * @param why in a few words
     */
    record None(String why) implements Inverse {}
}
