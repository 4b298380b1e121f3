/** Immutable model of a fleet: nodes, scopes, facts with their origin, agent versions and selections over them. */
@NullMarked
package dev.fleetsh.fleet;

import org.jspecify.annotations.NullMarked;
