package dev.fleetsh.session;

import dev.fleetsh.fleet.Node;
import java.util.function.Predicate;

/**
 * Narrows a session to some of its nodes. It outlives a refresh.
 *
 * @param text as the person typed it
 * @param nodes the nodes that it keeps
 */
public record Focus(String text, Predicate<? super Node> nodes) {}
