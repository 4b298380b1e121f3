package dev.fleetsh.remedy.guard;

/** Asks a person, or goes by what was said on the command line. */
@FunctionalInterface
public interface Confirmer {
    /** Says no to everything. */
    Confirmer NONE = question -> false;

    /**
     * Whether to go on.
     *
     * @throws dev.fleetsh.fleet.RemedyException where nobody can be asked; the message says which options answer instead
     */
    boolean confirms(Question question);
}
