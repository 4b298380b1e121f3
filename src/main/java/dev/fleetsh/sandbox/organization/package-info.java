/** Organisations of simulated accounts. */
@NullMarked
package dev.fleetsh.sandbox.organization;

import org.jspecify.annotations.NullMarked;
