package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Node;
import java.util.function.Predicate;

/** A compiled predicate over nodes. Reading an unknown fact raises {@link dev.fleetsh.fleet.UnknownFactException}. */
public interface NodePredicate extends Predicate<Node> {
    /** The expression as it was written. */
    String text();
}
