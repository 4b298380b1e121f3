package dev.fleetsh.remedy.guard;

/** What comes back when a question is put to whoever may answer. {@link Approvals} decides what it means. */
public sealed interface Reply {
    /**
     * A person typed something.
     *
     * @param text to the letter; empty for a no
     */
    record Typed(String text) implements Reply {}

    /**
     * Nobody was asked: it was said before that a plan may be applied without a question.
     *
     * @param maxNodes how many nodes it may reach
     */
    record Beforehand(int maxNodes) implements Reply {}

    /** Nobody can be asked, and nothing was said before. */
    record Nobody() implements Reply {}
}
