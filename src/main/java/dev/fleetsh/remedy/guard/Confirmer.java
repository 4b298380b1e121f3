package dev.fleetsh.remedy.guard;

/** Puts a question to whoever may answer, and brings back what they said. It words nothing and decides nothing. */
@FunctionalInterface
public interface Confirmer {
    /** Says no to everything. */
    Confirmer NONE = question -> new Reply.Typed("");

    /**
     * What was answered.
     *
     * @throws dev.fleetsh.fleet.RemedyException where this is no time to ask; the message says why
     */
    Reply ask(Question question);
}
