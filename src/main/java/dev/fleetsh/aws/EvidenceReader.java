package dev.fleetsh.aws;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import java.util.List;

/**
 * Reads one more kind of evidence about one account and Region, beside its nodes. Made for one collecting; the methods
 * are called in the order in which they stand here, and questions are answered on several threads.
 */
interface EvidenceReader {
    /** Queues what can be asked before any node is known. */
    default void start(Asking asking) {}

    /** Queues what depends on the nodes. Called once, when both listings of them have ended, in full or not. */
    default void nodesListed(Asking asking, ScopeReading nodes) {}

    /** Queues what depends on all of that. Called once, when everything about the scope has come, in full or not. */
    default void settled(Asking asking, ScopeReading all) {}

    /** Nothing that comes later is taken; what has not come counts as cancelled. */
    void freeze();

    /** The scope with the evidence, or with the reasons why there is none. */
    Scope addTo(Scope scope);

    /**
     * Notes what is missing.
     *
     * @param label of the scope
     * @param nodes all nodes of the scope
     */
    void addTo(GapBook book, String label, List<Node> nodes);
}
