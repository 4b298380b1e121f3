package dev.fleetsh.remedy.catalogue;

import java.util.List;

/** A way to put failing checks right. Planning only reads. */
public interface Remedy {
    /** Words in lower case with dashes between them, such as {@code update-agent}. */
    String id();

    /** What holds afterwards, in a line. */
    String title();

    /** Ids of the checks that it may make pass. */
    List<String> fixes();

    /** What it may be given. */
    List<RemedyParameter> parameters();

    /** Further lines for help: what it does, what it touches, what it risks. */
    String help();

    /** Where it comes from: the name of its file, or of the plugin. */
    String origin();

    /**
     * Whether it is planned only when a person asks for it by name. Remedies that weaken what protects or records sessions,
     * or that can't be taken back, are: {@code fix} then names them, and does not choose them.
     */
    default boolean onlyIfAsked() {
        return false;
    }

    /** What its text says, without running it. */
    default Declared declared() {
        return Declared.NONE;
    }

    /**
     * Adds effects and remarks for the selection.
     *
     * @throws dev.fleetsh.fleet.FleetException when it can't be planned
     */
    void plan(Planning planning);
}
