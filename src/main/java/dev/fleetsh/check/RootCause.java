package dev.fleetsh.check;

import dev.fleetsh.fleet.Nodes;

/**
 * A failing check that no other failing check explains, with the nodes that it fails on for the same cause.
 *
 * @param text the cause: the shared thing (role, domain, preferences of a scope) where there is one
 */
public record RootCause(Check check, Severity severity, String text, Nodes nodes) {}
